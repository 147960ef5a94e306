/** When the whole JVM stood still: pauses of the collector, safepoints, a stopped process. */
@NullMarked
package io.catcher.perfcatcher.stall;

import org.jspecify.annotations.NullMarked;
