/** Decides which classes and methods the rules watch. */
@NullMarked
package io.catcher.weave.match;

import org.jspecify.annotations.NullMarked;
