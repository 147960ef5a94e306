/** Keeps what was normal for each method from one run of the program to the next, and compares the two. */
@NullMarked
package io.catcher.perfcatcher.memory;

import org.jspecify.annotations.NullMarked;
