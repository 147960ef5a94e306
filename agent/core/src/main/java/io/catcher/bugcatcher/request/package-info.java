/** A request as it is remembered: its entry, steps, parents and age. */
@NullMarked
package io.catcher.bugcatcher.request;

import org.jspecify.annotations.NullMarked;
