/** Ways to run the measured code: without an agent, with the floor, with ours, with those of others. */
@NullMarked
package io.catcher.bench.contender;

import org.jspecify.annotations.NullMarked;
