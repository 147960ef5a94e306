/** The application's threads, asked without calling anything of its own. */
@NullMarked
package io.catcher.perfcatcher.thread;

import org.jspecify.annotations.NullMarked;
