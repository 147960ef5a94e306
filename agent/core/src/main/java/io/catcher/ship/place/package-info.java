/** Where our files lie, and who may read them. */
@NullMarked
package io.catcher.ship.place;

import org.jspecify.annotations.NullMarked;
