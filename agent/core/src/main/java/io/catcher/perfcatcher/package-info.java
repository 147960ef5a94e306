/** Times every call against the rolling window of its method, and speaks when a method leaves it. */
@NullMarked
package io.catcher.perfcatcher;

import org.jspecify.annotations.NullMarked;
