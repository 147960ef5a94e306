/** Decides which methods are watched, and puts the advice into them. */
@NullMarked
package io.catcher.weave;

import org.jspecify.annotations.NullMarked;
