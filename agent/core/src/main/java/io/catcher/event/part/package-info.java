/** What events are made of. */
@NullMarked
package io.catcher.event.part;

import org.jspecify.annotations.NullMarked;
