/** Reads stack traces as people paste them, and as our own events and data sets hold them. */
@NullMarked
package io.catcher.cli.trace;

import org.jspecify.annotations.NullMarked;
