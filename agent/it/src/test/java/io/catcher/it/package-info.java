/** Each promise proven in a forked JVM that runs the packaged jar. */
@NullMarked
package io.catcher.it;

import org.jspecify.annotations.NullMarked;
