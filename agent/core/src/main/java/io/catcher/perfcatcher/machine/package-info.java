/** What the machine does: who has its processors, who waits for one, who is held back. */
@NullMarked
package io.catcher.perfcatcher.machine;

import org.jspecify.annotations.NullMarked;
