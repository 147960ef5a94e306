/** Scores the rules that tell slow-downs, on streams of latencies whose faults are known. */
@NullMarked
package io.catcher.bench.detection;

import org.jspecify.annotations.NullMarked;
