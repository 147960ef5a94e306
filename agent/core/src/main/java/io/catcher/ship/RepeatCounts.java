package io.catcher.ship;

import io.catcher.ship.health.Ledger;
import java.util.concurrent.TimeUnit;

/**
 * Brings what the application's threads counted into the ledger, so that a JVM that is killed takes the counts of a few
 * milliseconds with it and not those since the agent's last pulse. Used by the journal's thread.
 */
final class RepeatCounts {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** So long after the last one nobody looks any more, until the pulse finds the next. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private volatile Runnable source = () -> {};
    private long lookedAt = System.nanoTime() - PERIOD_NANOS;
    private long changedAt = System.nanoTime() - QUIET_NANOS;
    private long repeats;

    RepeatCounts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param settle tells the ledger what was counted since its last call; never waits for long */
    void from(Runnable settle) {
        source = settle;
    }

    void look() {
        long now = System.nanoTime();
        if (now - lookedAt < PERIOD_NANOS) {
            return;
        }
        lookedAt = now;
        source.run();
        long all = ledger.repeats();
        if (all != repeats) {
            repeats = all;
            changedAt = now;
        }
    }

    /** How long the thread may sleep before it looks again. */
    long sleep(long most) {
        boolean quiet = System.nanoTime() - changedAt >= QUIET_NANOS;
        return quiet ? most : Math.min(most, PERIOD_NANOS);
    }
}
