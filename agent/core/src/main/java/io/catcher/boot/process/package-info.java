/** What the process is called, and how it was started. */
@NullMarked
package io.catcher.boot.process;

import org.jspecify.annotations.NullMarked;
