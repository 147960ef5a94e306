/** Secrets that are known by the name before them. */
@NullMarked
package io.catcher.redact.assign;

import org.jspecify.annotations.NullMarked;
