/** The files of a journal, and the lines in them. */
@NullMarked
package io.catcher.ship.journal.segment;

import org.jspecify.annotations.NullMarked;
