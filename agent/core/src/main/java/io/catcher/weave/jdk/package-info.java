/** Bridge calls in classes of the JDK. */
@NullMarked
package io.catcher.weave.jdk;

import org.jspecify.annotations.NullMarked;
