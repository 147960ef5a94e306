/** Secrets in addresses. */
@NullMarked
package io.catcher.redact.rule.url;

import org.jspecify.annotations.NullMarked;
