package io.catcher.perfcatcher;

import io.catcher.event.Event;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.adaptive.reference.Baseline;
import io.catcher.perfcatcher.memory.Difference;
import io.catcher.perfcatcher.memory.EarlierRuns;
import io.catcher.perfcatcher.memory.Told;
import io.catcher.perfcatcher.report.CallTree;
import io.catcher.perfcatcher.report.Neighbours;
import io.catcher.perfcatcher.report.RunStory;
import io.catcher.ship.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second for methods that have settled, has them compared with an earlier run, tells what differs, and keeps
 * what is normal for the next run: once a minute while more methods settle, else every ten, and at the end of the JVM.
 * Used by one thread at a time.
 */
final class VersionWatch {

    static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long KEEP_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long KEEP_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final EarlierRuns runs;
    private final Outbox outbox;
    private final IntFunction<@Nullable Watched> methods;
    private final CallTree tree;
    private final Neighbours neighbours;
    private final RunShiftEvents events;

    /** What methods were compared by since the last keeping: one that is slow just then would be told in the next run again. */
    private final Map<Integer, Baseline> compared = new HashMap<>();

    private boolean begun;
    private boolean news;
    private long begunAt;
    private long lookedAt;
    private long keptAt;

    VersionWatch(
            EarlierRuns runs,
            Outbox outbox,
            IntFunction<@Nullable Watched> methods,
            CallTree tree,
            Neighbours neighbours) {
        this.runs = runs;
        this.outbox = outbox;
        this.tree = tree;
        this.neighbours = neighbours;
        this.methods = methods;
        this.events = new RunShiftEvents(runs.version(), methods);
    }

    /**
     * @param detectors by site
     * @param all true at the end of the JVM
     */
    void look(Detectors detectors, long nanos, Instant wall, boolean all) {
        if (!begun) {
            begun = true;
            begunAt = keptAt = nanos;
        } else if (!all && nanos - lookedAt < LOOK_NANOS) {
            return;
        }
        lookedAt = nanos;
        for (int site = 0; site < detectors.sites(); site++) {
            if (detectors.ifKnown(site) instanceof AdaptiveRule rule && !runs.isDone(site)) {
                look(site, rule, nanos);
            }
        }
        tell(runs.due(nanos, all), detectors, wall);
        if (all || nanos - keptAt >= (news ? KEEP_NANOS : KEEP_AGAIN_NANOS)) {
            keptAt = nanos;
            keep(detectors, wall);
        }
    }

    private void tell(List<Told> due, Detectors detectors, Instant wall) {
        List<Difference> differing = new ArrayList<>();
        for (Told told : due) {
            if (told instanceof Told.OfMethod one) {
                differing.add(one.difference());
            } else if (told instanceof Told.OfAll ofAll) {
                Event event = events.of(ofAll, wall);
                outbox.offer(() -> event);
            }
        }
        for (RunStory story : RunStory.of(differing, tree, one -> lost(one, detectors))) {
            Event event = events.of(story, detectors, wall);
            outbox.offer(() -> event);
        }
    }

    private static double lost(Difference one, Detectors detectors) {
        long calls = detectors.ifKnown(one.site()) instanceof AdaptiveRule rule ? rule.calls() : 0;
        return calls * one.comparison().longer();
    }

    private void look(int site, AdaptiveRule rule, long nanos) {
        Watched method = methods.apply(site);
        if (method == null) {
            return;
        }
        runs.seen(site, method.signature());
        Baseline settled = rule.settled();
        if (settled != null) {
            runs.settled(
                    site,
                    method.signature(),
                    settled,
                    rule.calls(),
                    rule.threshold(),
                    lost -> isOfNeighbours(lost, nanos),
                    nanos);
            if (runs.isDone(site)) {
                news = true;
                compared.put(site, settled);
            }
        }
    }

    private boolean isOfNeighbours(double lost, long nanos) {
        return nanos > begunAt && neighbours.tookFrom(begunAt, begunAt, lost * 1e9 / (nanos - begunAt), 1) != null;
    }

    /** Only what was compared: else a slow-down that was too early to tell would be normal for the next run. */
    private void keep(Detectors detectors, Instant wall) {
        Map<String, Baseline> settled = new HashMap<>();
        for (int site = 0; site < detectors.sites(); site++) {
            Watched method = methods.apply(site);
            if (method != null && runs.isDone(site) && detectors.ifKnown(site) instanceof AdaptiveRule rule) {
                Baseline now = rule.settled();
                Baseline baseline = now == null ? compared.get(site) : now;
                if (baseline != null) {
                    settled.put(method.signature(), baseline);
                }
            }
        }
        if (!settled.isEmpty()) {
            news = !runs.keep(settled, wall);
            if (!news) {
                compared.clear();
            }
        }
    }
}
