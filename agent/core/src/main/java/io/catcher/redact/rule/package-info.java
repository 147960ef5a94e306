/** Secrets that are known by their shape, one rule a class. */
@NullMarked
package io.catcher.redact.rule;

import org.jspecify.annotations.NullMarked;
