/** Interceptors of the user's own: looks at their jars, loads them apart from everything else, and calls them; and the built-in ones. */
@NullMarked
package io.catcher.plugin;

import org.jspecify.annotations.NullMarked;
