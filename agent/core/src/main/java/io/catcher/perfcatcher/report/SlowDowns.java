package io.catcher.perfcatcher.report;

import io.catcher.event.part.Caller;
import io.catcher.event.part.Why;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.context.CallContext;
import io.catcher.perfcatcher.report.Suspects.Suspect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A method that has become slower makes those slower that call it: they are told in its event, where it accounts for most of
 * what they lose. Each shift waits for a second, since a caller may be found before the method that it waits for. Used by one
 * thread at a time.
 */
final class SlowDowns {

    /** Of the onsets, which are known the less exactly the more seldom a method is called. */
    private static final long APART_NANOS = 30_000_000_000L;

    private static final long PATIENCE_NANOS = 1_000_000_000L;

    /** Where nobody was seen yet in a method that is hardly ever called: a slow-down with its reason is worth more. */
    private static final long WHY_PATIENCE_NANOS = 4_000_000_000L;

    /** Of what a method has lost: a caller with less of it is one of many. */
    private static final double LEAST_SHARE = 0.1;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final long LATELY_NANOS = 5_000_000_000L;

    /** A caller is found to have recovered a little later than the method that it calls. */
    private static final long LEFT_NANOS = 15_000_000_000L;

    private final CallTree tree;
    private final Suspects suspects;
    private final List<Story> waiting = new ArrayList<>();
    private final List<Story> told = new ArrayList<>();
    private final BitSet parts = new BitSet();
    private final List<Left> left = new ArrayList<>();

    SlowDowns(CallTree tree, Suspects suspects) {
        this.tree = tree;
        this.suspects = suspects;
    }

    private record Left(List<Sighting> callers, long sinceNanos) {}

    /** A slow-down, and those of callers that it explains. */
    record Story(Sighting innermost, double lost, Supplier<@Nullable Why> why, List<Sighting> callers) {

        int site() {
            return innermost.method().site();
        }

        /** The same, told later than it was found. */
        Story asOf(Now later) {
            return new Story(innermost.asOf(later), lost, why, callers);
        }

        Story losing(double more) {
            return new Story(innermost, more, why, callers);
        }
    }

    /**
     * Innermost first. By how many of the others they call, and not by their times alone: those are of different moments, and
     * a shared helper has callers that call each other not at all.
     */
    private List<Caller> inOrder(Map<Integer, Caller> bySite) {
        return bySite.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<Integer, Caller> one) -> below(one.getKey(), bySite.keySet()))
                        .thenComparingDouble(one -> one.getValue().currentTimeMs()))
                .limit(SlowChains.MOST_CALLERS)
                .map(Map.Entry::getValue)
                .toList();
    }

    private long below(int outer, Set<Integer> sites) {
        return tree.countBelow(outer, sites.stream().mapToInt(Integer::intValue));
    }

    private static Map<Integer, Caller> proven(Story story) {
        Map<Integer, Caller> bySite = new LinkedHashMap<>();
        story.callers.forEach(caller -> bySite.put(caller.method().site(), caller.asCaller()));
        return bySite;
    }

    /** Of a story that is told now: also those that have lost as much by it, though of none of them it is proven yet. */
    List<Caller> callersOf(Story story) {
        Map<Integer, Caller> bySite = proven(story);
        long onset = story.innermost.onset();
        double lost = suspects.lostSince(story.site(), onset);
        for (int site = 0; lost > 0 && site < suspects.sites(); site++) {
            double outer = suspects.lostSince(site, onset);
            if (outer >= LEAST_SHARE * lost
                    && SlowChains.accountsFor(lost, outer)
                    && !bySite.containsKey(site)
                    && site != story.site()
                    && storyOf(site, waiting) == null
                    && storyOf(site, told) == null
                    && tree.isBelow(story.site(), site)) {
                Caller caller = suspects.caller(site, onset);
                if (caller != null) {
                    bySite.put(site, caller);
                }
            }
        }
        return inOrder(bySite);
    }

    /**
     * Takes note of the slow-down of a method that calls one of those that are known; false when it is a story of its own.
     * One that comes after the other one was told is told with that one's end.
     */
    boolean joins(Sighting caller) {
        double lost = caller.lostASecond();
        for (List<Story> stories : List.of(waiting, told)) {
            for (Story story : stories) {
                if (explains(story, caller, lost)) {
                    add(story, caller);
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether a slow call spent its time in one of a method that was told to be slow, which was not long enough to be told by
     * itself: then that is its reason.
     */
    boolean areSeenIn(Sighting call) {
        CallContext context = call.context().get();
        Slow slow = call.finding().slow();
        if (context == null || context.request() == null || slow == null || slow.runs()) {
            return false;
        }
        return Repetition.within(call.method().toolName(), context.request()).stream()
                .filter(step -> step.durationMs() != null
                        && SlowChains.accountsFor(step.durationMs() * NANOS_PER_MILLI, slow.extraNanos()))
                .anyMatch(step -> told.stream()
                        .anyMatch(story -> story.innermost.method().toolName().equals(step.toolName())));
    }

    private void add(Story story, Sighting caller) {
        story.callers.add(caller);
        parts.set(caller.method().site());
    }

    /** A slow-down has doubled; false when it is part of one that accounts for that as well. */
    boolean outgrows(Sighting sighting) {
        int site = sighting.method().site();
        double lost = sighting.lostASecond();
        if (parts.get(site)
                && told.stream()
                        .anyMatch(story -> explains(story, sighting, lost)
                                || (accountsLately(story, sighting) && isCalledBy(story, sighting)))) {
            return false;
        }
        parts.clear(site);
        told.replaceAll(story -> story.site() == site ? story.losing(lost) : story);
        return true;
    }

    /** What both have lost in the same time: a story's method may have been found, and told, after some calls only. */
    private boolean accountsLately(Story story, Sighting caller) {
        double inner = lostLately(story.innermost, caller.now().nanos());
        double outer = lostLately(caller, caller.now().nanos());
        return inner > 0 && SlowChains.accountsFor(inner, outer);
    }

    private boolean isCalledBy(Story story, Sighting caller) {
        return tree.isBelow(story.site(), caller.method().site());
    }

    /** Nanoseconds a second. */
    private double lostLately(Sighting sighting, long nanos) {
        return suspects.lostSince(sighting.method().site(), nanos - LATELY_NANOS) / (LATELY_NANOS / 1e9);
    }

    private boolean explains(Story story, Sighting caller, double lost) {
        return (SlowChains.accountsFor(story.lost, lost) || accountsLately(story, caller))
                && Math.abs(story.innermost.onset() - caller.onset()) <= APART_NANOS
                && isCalledBy(story, caller);
    }

    /** A slow-down waits; those of its callers that wait become part of it. Tells how many they are. */
    int wait(Sighting sighting, Supplier<@Nullable Why> why) {
        Story begun = new Story(sighting, sighting.lostASecond(), why, new ArrayList<>());
        List<Story> explained = waiting.stream()
                .filter(story -> explains(begun, story.innermost, story.lost))
                .toList();
        waiting.removeAll(explained);
        for (Story story : explained) {
            add(begun, story.innermost);
            begun.callers.addAll(story.callers);
        }
        waiting.add(begun);
        return explained.size();
    }

    /** What is told of a method is the doing of another one, which it calls: that one is told, and it with it. */
    Story accuse(Story story, Suspect suspect) {
        Sighting inner = suspect.sighting();
        Story instead = new Story(inner, inner.lostASecond(), suspect.why(), new ArrayList<>(story.callers));
        told.remove(story);
        add(instead, story.innermost);
        told(instead);
        return instead;
    }

    /** Those that have waited long enough; each is given once. */
    List<Story> take(long nanos, boolean all) {
        List<Story> ripe =
                waiting.stream().filter(story -> all || hasWaited(story, nanos)).toList();
        waiting.removeAll(ripe);
        ripe.forEach(this::told);
        return ripe;
    }

    private boolean hasWaited(Story story, long nanos) {
        long waited = nanos - story.innermost.now().nanos();
        return waited >= (suspects.isLookedAt(story.site()) ? WHY_PATIENCE_NANOS : PATIENCE_NANOS);
    }

    /** The slow-down of that method, if it waits: something is to be told of it that comes after it. */
    @Nullable
    Story take(int site) {
        Story story = storyOf(site, waiting);
        waiting.remove(story);
        return story;
    }

    private static @Nullable Story storyOf(int site, List<Story> stories) {
        return stories.stream()
                .filter(story -> story.site() == site)
                .findFirst()
                .orElse(null);
    }

    private void told(Story story) {
        told.removeIf(old -> old.site() == story.site());
        told.add(story);
    }

    /** It is over; true when it was a part of another one. */
    boolean wasPart(int site) {
        boolean wasPart = parts.get(site);
        parts.clear(site);
        return wasPart;
    }

    /**
     * The callers that are slow by this method, as far as is known by now.
     *
     * @param over whether it is slow no longer
     */
    List<Caller> callersOf(int site, boolean over, long nanos) {
        Story story = storyOf(site, told);
        if (story == null) {
            return List.of();
        }
        if (over) {
            told.remove(story);
            left.add(new Left(story.callers, nanos));
        }
        return inOrder(proven(story));
    }

    /**
     * Callers of which the method that they were told with is no longer slow, but they still are. Who only is not known to
     * have recovered is not told with the numbers of then.
     */
    List<Sighting> takeLeft(long nanos) {
        List<Left> ripe = left.stream()
                .filter(one -> nanos - one.sinceNanos >= LEFT_NANOS)
                .toList();
        left.removeAll(ripe);
        List<Sighting> still = ripe.stream()
                .flatMap(one -> one.callers.stream())
                .filter(caller -> parts.get(caller.method().site()))
                .filter(caller -> 4 * lostLately(caller, nanos) >= caller.lostASecond())
                .filter(caller -> !isSlowByAnother(caller, nanos))
                .toList();
        still.forEach(caller -> parts.clear(caller.method().site()));
        return still;
    }

    /** What they called has become slow again, or something else that they call. */
    private boolean isSlowByAnother(Sighting caller, long nanos) {
        return Stream.concat(waiting.stream(), told.stream())
                .anyMatch(story -> isCalledBy(story, caller)
                        && SlowChains.accountsFor(lostLately(story.innermost, nanos), lostLately(caller, nanos)));
    }
}
