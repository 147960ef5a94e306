/** Tries every step between an application and its events in Loki, and says what to do about the one that fails. */
@NullMarked
package io.catcher.cli.doctor;

import org.jspecify.annotations.NullMarked;
