/** Whom the agent trusts and who it says it is, read from files in PEM format. */
@NullMarked
package io.catcher.ship.tls;

import org.jspecify.annotations.NullMarked;
