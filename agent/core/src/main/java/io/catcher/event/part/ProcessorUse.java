package io.catcher.event.part;

import org.jspecify.annotations.Nullable;

/**
 * Who had the machine's processors since a method became slower, and in the minute before that. A number of processors, or of
 * threads, on average: 1.5 = one all the time and another one for half of it. What is not known is null.
 *
 * @param waited threads of this JVM that were ready to run and had no processor
 * @param others processors that were busy with anything else than this JVM
 * @param own processors that this JVM had
 * @param throttled share of the time for which the limit of its container held this JVM back, on all its processors together
 * @param count processors that this JVM may use
 */
public record ProcessorUse(
        @Nullable Double waited,
        @Nullable Double waitedBefore,
        @Nullable Double others,
        @Nullable Double othersBefore,
        @Nullable Double own,
        @Nullable Double ownBefore,
        @Nullable Double throttled,
        @Nullable Double throttledBefore,
        int count) {}
