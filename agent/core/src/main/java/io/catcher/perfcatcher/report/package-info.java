/** Puts what the detectors find into events: each incident once, however many methods feel it. */
@NullMarked
package io.catcher.perfcatcher.report;

import org.jspecify.annotations.NullMarked;
