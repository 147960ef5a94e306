package io.catcher.perfcatcher.report;

import io.catcher.perfcatcher.memory.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;

/**
 * A method that differs from an earlier run, with those that call it and differ because it does: a client that takes half as
 * long again in a new version made three events, one of each method around it.
 *
 * @param callers innermost first
 */
public record RunStory(Difference innermost, List<Difference> callers) {

    /**
     * @param differing found at one time
     * @param lost nanoseconds that a method has taken beyond what its calls took before; less than 0 when it is faster
     */
    public static List<RunStory> of(List<Difference> differing, CallTree tree, ToDoubleFunction<Difference> lost) {
        BiPredicate<Difference, Difference> explains = (inner, outer) -> inner.site() != outer.site()
                && inner.isSlower() == outer.isSlower()
                && tree.isBelow(inner.site(), outer.site())
                && !tree.isBelow(outer.site(), inner.site())
                && SlowChains.accountsFor(Math.abs(lost.applyAsDouble(inner)), Math.abs(lost.applyAsDouble(outer)));
        List<RunStory> stories = new ArrayList<>();
        for (Difference one : differing) {
            if (differing.stream().noneMatch(inner -> explains.test(inner, one))) {
                stories.add(new RunStory(one, new ArrayList<>()));
            }
        }
        List<Difference> outermostLast = differing.stream()
                .sorted(Comparator.comparingLong((Difference one) -> differing.stream()
                        .filter(inner -> explains.test(inner, one))
                        .count()))
                .toList();
        for (Difference one : outermostLast) {
            add(one, explains, stories);
        }
        return stories;
    }

    /** To the first that explains it; what only a caller of that explains is a story of its own. */
    private static void add(Difference one, BiPredicate<Difference, Difference> explains, List<RunStory> stories) {
        if (stories.stream().anyMatch(story -> story.innermost.equals(one))) {
            return;
        }
        for (RunStory story : stories) {
            if (explains.test(story.innermost, one)) {
                story.callers.add(one);
                return;
            }
        }
        stories.add(new RunStory(one, new ArrayList<>()));
    }
}
