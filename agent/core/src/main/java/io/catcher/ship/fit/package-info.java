/** Makes every event a line of bounded length, and says what that took. */
@NullMarked
package io.catcher.ship.fit;

import org.jspecify.annotations.NullMarked;
