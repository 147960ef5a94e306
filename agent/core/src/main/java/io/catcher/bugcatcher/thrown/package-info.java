/** Reads Throwables without running any code of the application that they could hide. */
@NullMarked
package io.catcher.bugcatcher.thrown;

import org.jspecify.annotations.NullMarked;
