/** Keeps every event as a line on disk, and remembers up to where Loki has them. */
@NullMarked
package io.catcher.ship.journal;

import org.jspecify.annotations.NullMarked;
