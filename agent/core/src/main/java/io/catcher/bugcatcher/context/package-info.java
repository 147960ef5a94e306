/** Reads the identities that the application keeps for the current thread, without linking to what keeps them. */
@NullMarked
package io.catcher.bugcatcher.context;

import org.jspecify.annotations.NullMarked;
