/** Makes settings of a file, the environment and the system properties, and tells every mistake in them at once. */
@NullMarked
package io.catcher.config.read;

import org.jspecify.annotations.NullMarked;
