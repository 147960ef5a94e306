/** Turns lines of the journal into bodies that Loki takes: labels, metadata, encoding. */
@NullMarked
package io.catcher.ship.wire;

import org.jspecify.annotations.NullMarked;
