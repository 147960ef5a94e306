package io.catcher.ship.health;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of this JVM's events: {@code produced = delivered + pending + deduplicated + rate_limited + dropped}, at any
 * time. An event is produced when it is offered, or counted instead of being offered, and settled once; pending is what is
 * not settled yet. Events that an earlier JVM left in the journal are not counted here. Thread-safe.
 */
public final class Ledger {

    private final LongAdder produced = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder deduplicated = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();
    private final Map<Loss, LongAdder> dropped = new EnumMap<>(Loss.class);

    public Ledger() {
        // Complete from the start: from then on the map is only read, by all threads.
        for (Loss why : Loss.values()) {
            dropped.put(why, new LongAdder());
        }
    }

    public void produced() {
        produced.increment();
    }

    public void delivered(long events) {
        delivered.add(events);
    }

    /**
     * Of those produced, so many were counted instead of told; they are in the {@code suppressed} of another event, but for
     * the expected ones, which are no failures.
     */
    public void leftOut(long repeated, long overLimit, long expected) {
        deduplicated.add(repeated);
        rateLimited.add(overLimit);
        dropped(Loss.EXPECTED, expected);
    }

    /** The same for those that were never offered; negative numbers take back. */
    public void producedAndLeftOut(long repeated, long overLimit, long expected) {
        // First produced, so that no look ever finds more settled than produced.
        produced.add(repeated + overLimit + expected);
        leftOut(repeated, overLimit, expected);
    }

    public void dropped(Loss why, long events) {
        Objects.requireNonNull(dropped.get(why)).add(events);
    }

    /** Failures that were counted instead of told. */
    public long repeats() {
        return deduplicated.sum() + rateLimited.sum();
    }

    /** Events that are in the journal or on their way there: all but the repeats and those that were dropped before it. */
    public long forTheJournal() {
        long elsewhere = repeats();
        for (Loss why : Loss.values()) {
            elsewhere += why.isBeforeJournal()
                    ? Objects.requireNonNull(dropped.get(why)).sum()
                    : 0;
        }
        return produced.sum() - elsewhere;
    }

    /** A consistent look: what is settled is read first, so that an event under way counts as pending. */
    public Counts counts() {
        Map<String, Long> losses = new TreeMap<>();
        long lost = 0;
        for (Map.Entry<Loss, LongAdder> loss : dropped.entrySet()) {
            long events = loss.getValue().sum();
            lost += events;
            if (events > 0) {
                losses.put(loss.getKey().label(), events);
            }
        }
        long done = delivered.sum();
        long repeated = deduplicated.sum();
        long overLimit = rateLimited.sum();
        long all = produced.sum();
        return new Counts(all, done, all - done - repeated - overLimit - lost, repeated, overLimit, losses);
    }

    /**
     * One look at the ledger.
     *
     * @param deduplicated repeats that a later event counts
     * @param rateLimited beyond the rate limit, which a later event counts too
     * @param dropped by reason; reasons without a loss are absent
     */
    public record Counts(
            long produced,
            long delivered,
            long pending,
            long deduplicated,
            long rateLimited,
            Map<String, Long> dropped) {

        public Counts {
            dropped = Map.copyOf(dropped);
        }

        /** As summaries spell it. */
        public Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("produced", produced);
            tree.put("delivered", delivered);
            tree.put("pending", pending);
            tree.put("deduplicated", deduplicated);
            tree.put("rate_limited", rateLimited);
            tree.put("dropped", new TreeMap<>(dropped));
            return tree;
        }

        /** All losses together; what was expected is none. */
        public long lost() {
            long all = dropped.values().stream().mapToLong(Long::longValue).sum();
            return all - dropped.getOrDefault(Loss.EXPECTED.label(), 0L);
        }
    }
}
