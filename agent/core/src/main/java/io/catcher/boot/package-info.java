/** Reads the configuration, wires the rooms, starts and stops the agent. */
@NullMarked
package io.catcher.boot;

import org.jspecify.annotations.NullMarked;
