package io.catcher.ship.health;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of this JVM's events: {@code produced = delivered + pending + dropped}, at any time. An event is produced when
 * it is offered and settled once, by delivery or by a loss; pending is what is not settled yet. Events that an earlier JVM
 * left in the journal are not counted here. Thread-safe.
 */
public final class Ledger {

    private final LongAdder produced = new LongAdder();
    private final LongAdder delivered = new LongAdder();
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

    public void dropped(Loss why, long events) {
        Objects.requireNonNull(dropped.get(why)).add(events);
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
        long all = produced.sum();
        return new Counts(all, done, all - done - lost, losses);
    }

    /**
     * One look at the ledger.
     *
     * @param dropped by reason; reasons without a loss are absent
     */
    public record Counts(long produced, long delivered, long pending, Map<String, Long> dropped) {

        public Counts {
            dropped = Map.copyOf(dropped);
        }

        /** All losses together. */
        public long lost() {
            return dropped.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
