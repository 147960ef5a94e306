/** Each thread's own buffer of call times, and how they are fetched from there. */
@NullMarked
package io.catcher.perfcatcher.sample;

import org.jspecify.annotations.NullMarked;
