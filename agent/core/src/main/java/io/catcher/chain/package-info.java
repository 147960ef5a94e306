/** A woven method with its interceptors, entered outermost to innermost and left in reverse: the hot path. */
@NullMarked
package io.catcher.chain;

import org.jspecify.annotations.NullMarked;
