package io.catcher.perfcatcher.memory;

import io.catcher.perfcatcher.adaptive.RunComparison;
import io.catcher.perfcatcher.adaptive.RunComparison.Verdict;
import io.catcher.perfcatcher.adaptive.reference.Baseline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares each method, once it has settled, with what an earlier run of the program knew of it: the same version if that
 * knew the method, else the newest other one. What differs waits until the methods that run beside it are compared too, or
 * half a minute: only then can a slower machine be told from a slower method. A method is compared once in a run.
 *
 * <p>Used by one thread at a time. Reads its files when the first method has settled.
 */
public final class EarlierRuns {

    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final int EXAMPLES = 5;

    /** A method that has so many times the calls is looked at again, if it was too early to say. */
    private static final double GROWTH = 1.25;

    /** By how much less slow a method may be at the second look: what fades is the rest of a warm-up. */
    private static final double FADING = 0.02;

    private final RunFiles files;
    private @Nullable Map<String, Earlier> earlier;
    private final BitSet done = new BitSet();
    private final BitSet pending = new BitSet();
    private final Map<Integer, Look> looks = new HashMap<>();
    private final List<Double> logRatios = new ArrayList<>();
    private final List<Difference> waiting = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private long waitingSince;
    private boolean allTold;

    public EarlierRuns(RunFiles files) {
        this.files = files;
    }

    /** Whether there is nothing more to ask of the method: it was compared, or there was nothing to compare it with. */
    public boolean isDone(int site) {
        return done.get(site);
    }

    /** A method is called in this run that may have to be waited for. */
    public void seen(int site, String key) {
        // Not yet read: no method has settled, and a program that ends before that never touches the disk.
        if (earlier != null && earlier.containsKey(key)) {
            pending.set(site);
        }
    }

    /**
     * A method has settled.
     *
     * @param key the method's signature
     * @param calls of the method in this run
     * @param gate the least difference that matters, as a share
     * @param ofNeighbours whether other programs on the machine account for so many nanoseconds lost in this run
     */
    public void settled(
            int site, String key, Baseline now, long calls, double gate, DoublePredicate ofNeighbours, long nanos) {
        Earlier before = earlier().get(key);
        if (before == null) {
            finish(site, key);
            return;
        }
        Baseline known = before.method().baseline();
        Look last = looks.getOrDefault(site, Look.NONE);
        if (calls < 2 * known.warmUp() || calls < last.nextCalls) {
            return;
        }
        RunComparison comparison = RunComparison.of(known, now, gate);
        // A thread that waits for a processor makes one call long, not all: the mean rises as if the program were
        // slower.
        boolean ofMachine = comparison.isOfFew() && ofNeighbours.test(calls * comparison.longer());
        boolean stands =
                comparison.verdict() != Verdict.SLOWER || (comparison.log() >= last.slower - FADING && !ofMachine);
        if (comparison.verdict() == Verdict.OPEN || !stands) {
            looks.put(site, Look.after(comparison, calls));
            return;
        }
        if (!comparison.tailOnly()) {
            logRatios.add(comparison.log());
        }
        judged(Difference.of(site, comparison, before, now.calls(), gate), key, before, nanos);
        finish(site, key);
    }

    /**
     * A look that did not settle it.
     *
     * @param nextCalls calls that it takes to look again
     * @param slower logarithm of how many times as slow the method was, infinite when it was not
     */
    private record Look(double nextCalls, double slower) {

        static final Look NONE = new Look(0, Double.POSITIVE_INFINITY);

        static Look after(RunComparison comparison, long calls) {
            boolean slower = comparison.verdict() == Verdict.SLOWER;
            return new Look(GROWTH * calls, slower ? comparison.log() : Double.POSITIVE_INFINITY);
        }
    }

    private void judged(Difference difference, String key, Earlier before, long nanos) {
        boolean slower = difference.isSlower();
        boolean news = slower ? !(before.restart() && before.method().told()) : !before.restart();
        if (news && difference.comparison().verdict() != Verdict.SAME) {
            if (waiting.isEmpty()) {
                waitingSince = nanos;
            }
            waiting.add(difference);
        }
        if (slower || (before.restart() && before.method().told())) {
            told.add(key);
        }
    }

    private void finish(int site, String key) {
        done.set(site);
        pending.clear(site);
        looks.remove(site);
        earlier().remove(key);
    }

    /**
     * What is to be told now.
     *
     * @param all true at the end of the JVM, when nothing can wait any longer
     */
    public List<Told> due(long nanos, boolean all) {
        boolean early = !pending.isEmpty() && nanos - waitingSince < PATIENCE_NANOS;
        if (waiting.isEmpty() || (early && !all)) {
            return List.of();
        }
        List<Told> due = new ArrayList<>();
        CommonFactor common = CommonFactor.of(logRatios);
        ofAll(common, due);
        for (Difference one : waiting) {
            if (one.comparison().tailOnly()
                    || one.comparison().isBeyond(common.shareOf(one.comparison()), one.gate())) {
                due.add(new Told.OfMethod(one));
            }
        }
        waiting.clear();
        return due;
    }

    private void ofAll(CommonFactor common, List<Told> due) {
        double gate = waiting.get(0).gate();
        List<Difference> alike = waiting.stream()
                .filter(one -> !one.comparison().tailOnly() && one.isSlower() == common.log() > 0)
                .limit(EXAMPLES)
                .toList();
        if (!allTold && !alike.isEmpty() && common.isOfAll(gate)) {
            allTold = true;
            due.add(new Told.OfAll(common.ratio(), common.compared(), common.alike(), alike));
        }
    }

    /**
     * Keeps what this run knows for the next.
     *
     * @return false when it could not be done
     */
    public boolean keep(Map<String, Baseline> settled, Instant now) {
        Map<String, Remembered> methods = new HashMap<>();
        settled.forEach((key, baseline) -> methods.put(key, new Remembered(baseline, now, told.contains(key))));
        return files.write(methods, now);
    }

    /** Of this run; empty when nobody knows it. */
    public String version() {
        return files.version();
    }

    private Map<String, Earlier> earlier() {
        Map<String, Earlier> known = earlier;
        if (known == null) {
            known = files.read();
            earlier = known;
        }
        return known;
    }
}
