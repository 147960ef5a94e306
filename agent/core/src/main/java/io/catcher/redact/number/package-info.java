/** Secrets that are numbers, parsed: cards, accounts, phones, addresses of computers. */
@NullMarked
package io.catcher.redact.number;

import org.jspecify.annotations.NullMarked;
