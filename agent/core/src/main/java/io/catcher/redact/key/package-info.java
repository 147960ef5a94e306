/** Tells from a name whether its value is secret. */
@NullMarked
package io.catcher.redact.key;

import org.jspecify.annotations.NullMarked;
