/** Copies an application's objects into trees within limits, without ever calling their code. */
@NullMarked
package io.catcher.bugcatcher.snapshot;

import org.jspecify.annotations.NullMarked;
