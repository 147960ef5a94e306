package io.catcher.bugcatcher.contrast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A method that has failed: the newest of its calls that succeeded, and of each kind that failed. Thread-safe. */
final class ComparedMethod {

    static final int KEPT = 128;
    static final int MOST_KINDS = 4;

    /** Calls that are looked at, at once; then ten a second until enough are known, then one a second. */
    private static final int FIRST = 32;

    private static final int MOST_SAVED = 4;

    final Samples successes = new Samples(KEPT);

    private final int site;
    private final Comparison.Terms terms;
    private final Tickets tickets = new Tickets(FIRST);
    private volatile FailureKind[] kinds = {};

    ComparedMethod(int site, Comparison.Terms terms) {
        this.site = site;
        this.terms = terms;
    }

    int site() {
        return site;
    }

    Comparison.Terms terms() {
        return terms;
    }

    /** Asked on each call that succeeds: one plain read, and a write when the answer is yes. */
    boolean wants() {
        return tickets.take();
    }

    @Nullable
    FailureKind kind(String type) {
        for (FailureKind kind : kinds) {
            if (kind.is(type)) {
                return kind;
            }
        }
        return null;
    }

    /** The one that did not happen for longest makes place for a new one. */
    FailureKind open(String type, long now) {
        FailureKind known = kind(type);
        return known == null ? add(type, now) : known;
    }

    private synchronized FailureKind add(String type, long now) {
        FailureKind known = kind(type);
        if (known != null) {
            return known;
        }
        FailureKind kind = new FailureKind(type, now);
        FailureKind[] before = kinds;
        int place = before.length < MOST_KINDS ? before.length : oldest(before, now);
        FailureKind[] after = Arrays.copyOf(before, Math.max(before.length, place + 1));
        after[place] = kind;
        kinds = after;
        return kind;
    }

    private static int oldest(FailureKind[] kinds, long now) {
        int oldest = 0;
        for (int i = 1; i < kinds.length; i++) {
            oldest = now - kinds[i].last() > now - kinds[oldest].last() ? i : oldest;
        }
        return oldest;
    }

    /** Nanoseconds since it failed last. */
    long sinceFailure(long now) {
        return Arrays.stream(kinds).mapToLong(kind -> now - kind.last()).min().orElse(Long.MAX_VALUE);
    }

    /** Whether it has failed since then. */
    boolean hasFailedSince(long nanos) {
        return Arrays.stream(kinds).anyMatch(kind -> kind.last() - nanos >= 0);
    }

    /** @param slow whether it is the turn of those who have enough */
    void beat(boolean slow) {
        if (slow || !successes.isFull()) {
            tickets.add(MOST_SAVED);
        }
        for (FailureKind kind : kinds) {
            kind.beat(slow);
        }
    }

    long bytes() {
        long bytes = successes.bytes();
        for (FailureKind kind : kinds) {
            bytes += kind.samples.bytes();
        }
        return bytes;
    }
}
