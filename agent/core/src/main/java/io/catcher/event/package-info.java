/** The events and their JSON; no logic. */
@NullMarked
package io.catcher.event;

import org.jspecify.annotations.NullMarked;
