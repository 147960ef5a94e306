/** Keeps what timing costs within a share of the time that the timed methods take themselves. */
@NullMarked
package io.catcher.perfcatcher.budget;

import org.jspecify.annotations.NullMarked;
