/** What a watched call and a start cost: one run of all contenders, interleaved, as a table and as CSV. */
@NullMarked
package io.catcher.bench.cost;

import org.jspecify.annotations.NullMarked;
