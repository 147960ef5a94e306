/** Learns how long one method's calls take, and tells when that changes; knows only numbers. */
@NullMarked
package io.catcher.perfcatcher.adaptive;

import org.jspecify.annotations.NullMarked;
