/** Names a failure by what it is and where it comes from, the same after recompiling. */
@NullMarked
package io.catcher.bugcatcher.fingerprint;

import org.jspecify.annotations.NullMarked;
