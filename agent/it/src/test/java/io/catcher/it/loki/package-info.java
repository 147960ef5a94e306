/** A real Loki for tests, what is shipped for reading it, and the proof that the one works on the other. */
@NullMarked
package io.catcher.it.loki;

import org.jspecify.annotations.NullMarked;
