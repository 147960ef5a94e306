/** One pass over a text, which wakes the rules where a literal, a key or a number stands. */
@NullMarked
package io.catcher.redact.scan;

import org.jspecify.annotations.NullMarked;
