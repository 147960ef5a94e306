/** Why calls were slow: where their time went, and what their threads did meanwhile. */
@NullMarked
package io.catcher.perfcatcher.cause;

import org.jspecify.annotations.NullMarked;
