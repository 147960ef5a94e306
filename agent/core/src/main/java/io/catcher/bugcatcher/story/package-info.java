/** A failure from its first throw to the one event that tells it. */
@NullMarked
package io.catcher.bugcatcher.story;

import org.jspecify.annotations.NullMarked;
