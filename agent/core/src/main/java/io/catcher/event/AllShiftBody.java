package io.catcher.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That many methods take longer at once, or no longer do: all of them, which is a matter of the machine or of something that
 * they share, or those of one incident that come after the first ones. What is only known of all methods is null for some.
 *
 * @param variance {@code ratio - 1}
 * @param threshold what the variance had to exceed to be told
 * @param onset when it began, as far as can be told
 * @param ratio how many times as long as usual the median method takes
 * @param bodyOrTail always {@code body}
 * @param methods which of them
 * @param why one sentence for a person
 */
public record AllShiftBody(
        @Nullable Double variance,
        @Nullable Double threshold,
        Instant onset,
        @Nullable Double ratio,
        String bodyOrTail,
        Methods methods,
        String why)
        implements Body {

    /**
     * Methods that were compared: with what was usual, or with an earlier run.
     *
     * @param compared how many they are; null where only some are meant
     * @param alike how many of them differ, and alike
     * @param examples the names of some; where all methods are meant, of those that lose most time by it, the worst first
     */
    public record Methods(@Nullable Integer compared, int alike, List<String> examples) {}
}
