/** Loads the agent into a JVM that is running already. */
@NullMarked
package io.catcher.cli.attach;

import org.jspecify.annotations.NullMarked;
