/** Takes events from the application's threads through redaction and the journal to Loki. */
@NullMarked
package io.catcher.ship;

import org.jspecify.annotations.NullMarked;
