package io.catcher.perfcatcher.slow;

import java.util.ArrayList;
import java.util.List;

/** The last slow calls of one method, and how many stacks may still be taken of it. */
public final class SlowMethod {

    static final int REMEMBERED = 32;
    static final int STACKS_A_MINUTE = 10;
    public static final long MINUTE = 60_000_000_000L;

    /** Between stacks of different short calls, so that they are not all of one moment. */
    private static final long APART = 500_000_000L;

    /** A call that takes this long already is no short one. */
    private static final long LONG = 100_000_000L;

    /**
     * Of long ones, also when there were many in this minute: what is told of is often a later call, and what is known of it is
     * what was seen of that.
     */
    private static final long SELDOM = 5_000_000_000L;

    /** Whoever was not looked at for so long has none. */
    private static final long LATELY = 10_000_000_000L;

    private final Allowance stacks = new Allowance(STACKS_A_MINUTE, MINUTE);
    private final List<SlowCall> calls = new ArrayList<>();
    private final Allowance earlyLooks = new Allowance(1, MINUTE / 6);
    private final Looks looks = new Looks();
    private boolean tried;
    private long triedAt;

    boolean maySample(SlowCall call, long now) {
        boolean isLong = now - call.start >= LONG;
        return stacks.isLeft(now) ? isLong || hasNoneWithin(APART, now) : isLong && hasNoneWithin(SELDOM, now);
    }

    /** Whether no stack was taken for it lately; of one that waits for work, within a minute. */
    boolean isNew(long now) {
        return hasNoneWithin(looks.areIdle() ? MINUTE : LATELY, now);
    }

    private boolean hasNoneWithin(long nanos, long now) {
        return !tried || now - triedAt >= nanos;
    }

    /**
     * A stack is taken, though the call may have ended before it is there.
     *
     * @param forIt false: for another call of the same thread, which lets this one look too
     */
    void tries(long now, boolean forIt) {
        tried = true;
        triedAt = now;
        if (forIt && stacks.isLeft(now)) {
            stacks.take(now);
        }
    }

    /** Whether it is not known to wait for work, and was not asked lately. */
    boolean wantsEarlyLook(long now) {
        return !looks.areIdle() && earlyLooks.isLeft(now);
    }

    void looksEarly(long now) {
        earlyLooks.take(now);
    }

    /** What all stacks that were taken of it say, also of calls that are forgotten. */
    Looks looks() {
        return looks;
    }

    void remember(SlowCall call) {
        if (!calls.contains(call)) {
            if (calls.size() == REMEMBERED) {
                calls.remove(leastTelling());
            }
            calls.add(call);
        }
    }

    /** Calls without a stack go first, of those the oldest. */
    private int leastTelling() {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).stacks.isEmpty()) {
                return i;
            }
        }
        return 0;
    }

    /** Those that began in this time. */
    List<SlowCall> calls(long from, long until) {
        return calls.stream()
                .filter(call -> call.start - from >= 0 && call.start - until <= 0)
                .toList();
    }
}
