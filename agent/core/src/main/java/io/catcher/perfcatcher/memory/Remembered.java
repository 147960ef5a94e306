package io.catcher.perfcatcher.memory;

import io.catcher.perfcatcher.adaptive.reference.Baseline;
import java.time.Instant;

/**
 * What is kept of one method.
 *
 * @param at when it was last seen, to the second
 * @param told whether this version of it was told to be slower than an earlier run, which is said only once
 */
public record Remembered(Baseline baseline, Instant at, boolean told) {}
