/** Measures what the packaged agent costs, beside a floor in the same run. */
@NullMarked
package io.catcher.bench;

import org.jspecify.annotations.NullMarked;
