/** What slow calls were called with, and what they belonged to. */
@NullMarked
package io.catcher.perfcatcher.context;

import org.jspecify.annotations.NullMarked;
