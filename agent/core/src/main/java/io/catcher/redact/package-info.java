/** Takes secrets out of events before anything is written. */
@NullMarked
package io.catcher.redact;

import org.jspecify.annotations.NullMarked;
