/** Whose doing it is that a method has become slower: its own, that of all methods, or the end of a dip. */
@NullMarked
package io.catcher.perfcatcher.adaptive.attribution;

import org.jspecify.annotations.NullMarked;
