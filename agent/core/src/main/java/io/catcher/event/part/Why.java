package io.catcher.event.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why it was slow, as far as is known: the end of an event, flattened into it.
 *
 * @param thread of a single slow call; null where that is not known
 * @param why one sentence for a person; null where nothing is known
 */
public record Why(
        @Nullable String thread,
        @Nullable Cause cause,
        List<StackSample> stacks,
        @Nullable String why) {

    /** What is known already, if anything, and one more sentence. */
    public static Why and(@Nullable Why known, String sentence) {
        return known == null
                ? new Why(null, null, List.of(), sentence)
                : new Why(
                        known.thread,
                        known.cause,
                        known.stacks,
                        known.why == null ? sentence : known.why + "; " + sentence);
    }
}
