/** The language of the rules: what a pattern means, and what is wrong with one that means nothing. */
@NullMarked
package io.catcher.weave.pattern;

import org.jspecify.annotations.NullMarked;
