/** Tells threads that wait for something to do from those on which somebody waits. */
@NullMarked
package io.catcher.perfcatcher.idle;

import org.jspecify.annotations.NullMarked;
