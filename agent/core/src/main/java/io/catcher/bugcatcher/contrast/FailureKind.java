package io.catcher.bugcatcher.contrast;

import java.util.List;

/** How one method fails with one class of Throwable: the newest of such calls. Thread-safe. */
final class FailureKind {

    static final int KEPT = 32;

    /** Those that are looked at, at once; then ten a second until enough are known, then one a second. */
    private static final int FIRST = 16;

    private static final int MOST_SAVED = 2;

    final Samples samples = new Samples(KEPT);

    private final String type;
    private final Tickets tickets = new Tickets(FIRST);
    private volatile long last;

    /** What was found when so much was known: judged again only when there is more. */
    private Verdict verdict = new Verdict(0, 0, 0, 0, List.of());

    /** @param known samples of both sides that there were */
    record Verdict(long at, int known, int failures, int successes, List<Judge.Finding> findings) {}

    FailureKind(String type, long now) {
        this.type = type;
        this.last = now;
    }

    /** By the name of its class, of which each class has one instance. */
    boolean is(String other) {
        return type.equals(other);
    }

    boolean wants() {
        return tickets.take();
    }

    void add(long[] sample) {
        last = sample[0];
        samples.add(sample);
    }

    long last() {
        return last;
    }

    /** @param slow whether it is the turn of those who have enough */
    void beat(boolean slow) {
        if (slow || !samples.isFull()) {
            tickets.add(MOST_SAVED);
        }
    }

    /** The judgement on this kind, at most a second old, or made while an eighth less was known. On the agent's threads. */
    synchronized Verdict verdict(Samples successes, long now, long from) {
        int known = samples.count() + successes.count();
        boolean old = now - verdict.at > 1_000_000_000L || known - verdict.known > verdict.known / 8;
        if (old && known != verdict.known) {
            List<long[]> failed = samples.since(from);
            List<long[]> succeeded = successes.since(from);
            verdict = new Verdict(now, known, failed.size(), succeeded.size(), Judge.of(failed, succeeded));
        }
        return verdict;
    }
}
