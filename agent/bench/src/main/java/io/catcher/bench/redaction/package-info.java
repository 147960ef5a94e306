/** Measures redaction: what it finds in labelled texts, how fast it is, and its worst case. */
@NullMarked
package io.catcher.bench.redaction;

import org.jspecify.annotations.NullMarked;
