/** One push to Loki, and its answer. */
@NullMarked
package io.catcher.ship.loki.http;

import org.jspecify.annotations.NullMarked;
