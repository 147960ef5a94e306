/** What runs inside the measured JVMs, beside the application. */
@NullMarked
package io.catcher.bench.fork;

import org.jspecify.annotations.NullMarked;
