/** What lies around a stack trace that was copied out of something: each class takes one such layer off. */
@NullMarked
package io.catcher.cli.trace.layer;

import org.jspecify.annotations.NullMarked;
