/** Finds the secrets in a text, and marks what was taken out. */
@NullMarked
package io.catcher.redact.text;

import org.jspecify.annotations.NullMarked;
