/** What shipping tells about itself: its counts, its log, its threads. */
@NullMarked
package io.catcher.ship.health;

import org.jspecify.annotations.NullMarked;
