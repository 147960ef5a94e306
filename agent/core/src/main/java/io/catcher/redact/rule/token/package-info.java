/** Tokens and keys that vendors and standards have given a shape of their own. */
@NullMarked
package io.catcher.redact.rule.token;

import org.jspecify.annotations.NullMarked;
