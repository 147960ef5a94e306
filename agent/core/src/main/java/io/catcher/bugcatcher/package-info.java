/** Tracks requests and tells each failure once, with its arguments, request and steps. */
@NullMarked
package io.catcher.bugcatcher;

import org.jspecify.annotations.NullMarked;
