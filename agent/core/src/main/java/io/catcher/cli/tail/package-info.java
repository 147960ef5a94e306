/** Reads journals for people. */
@NullMarked
package io.catcher.cli.tail;

import org.jspecify.annotations.NullMarked;
