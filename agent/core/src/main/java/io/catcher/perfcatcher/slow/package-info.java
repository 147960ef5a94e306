/** Slow calls, while they run and when they have ended, and what their threads were at. */
@NullMarked
package io.catcher.perfcatcher.slow;

import org.jspecify.annotations.NullMarked;
