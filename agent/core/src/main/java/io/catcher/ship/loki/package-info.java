/** Brings the journal's lines to Loki, each until it is acknowledged. */
@NullMarked
package io.catcher.ship.loki;

import org.jspecify.annotations.NullMarked;
