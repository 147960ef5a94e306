package io.catcher.perfcatcher.slow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds calls that hang: a lock that nobody gives back, a server that does not answer. They are told while they run, since
 * they may never end. One that neither computes nor waits for a lock that somebody holds is told only where the outermost
 * call of the thread is over its limit too: a worker that waits for work, in a loop that never ends, waits as long as it
 * likes. Not thread-safe.
 */
public final class OverlongCalls {

    /** A user's attention is lost by then (J. Nielsen, Usability Engineering, 1993). */
    public static final long LONG_NANOS = 10_000_000_000L;

    private static final int MOST = 256;

    private final IntToLongFunction limits;
    private final Map<Integer, Long> lastOf = new HashMap<>();
    private final List<OverlongCall> found = new ArrayList<>();

    /** @param limits from which duration on a call of a site is slow, nanoseconds */
    OverlongCalls(IntToLongFunction limits) {
        this.limits = limits;
    }

    /** The outermost call of the thread that is due, and was not told; null when there is none. */
    @Nullable
    SlowCall find(RunningThread thread, long now) {
        SlowCall outermost = null;
        for (SlowCall call : thread.slow) {
            boolean due = !call.told && isOverlong(call, now);
            if (due && (outermost == null || call.depth < outermost.depth)) {
                outermost = call;
            }
        }
        return outermost;
    }

    static boolean isAnswerAwaited(RunningThread thread) {
        return thread.slow.stream().anyMatch(call -> call.depth == 0);
    }

    /** Half of it is left for the call to be as long as slow ones may be. */
    private boolean isOverlong(SlowCall call, long now) {
        return now - call.start
                >= Math.max(LONG_NANOS, 2 * Math.min(limits.applyAsLong(call.site), Long.MAX_VALUE / 2));
    }

    /**
     * Tells a call, and before it those in which it spends its time, also if they have yet to become as old.
     *
     * @return all of them, innermost first
     */
    List<SlowCall> tell(RunningThread thread, SlowCall call, boolean atWork, long now) {
        List<SlowCall> chain = thread.slow.stream()
                .filter(inner -> call.isSpentIn(inner, now))
                .sorted(Comparator.comparingInt((SlowCall inner) -> inner.depth).reversed())
                .toList();
        boolean news = chain.stream().noneMatch(inner -> inner.told);
        for (SlowCall one : chain) {
            one.hangs = true;
            if (!one.told && found.size() < MOST) {
                one.told = true;
                found.add(new OverlongCall(thread, one.site, one.start, news, atWork));
            }
        }
        return chain;
    }

    /** It was not told after all, since another one of its method hangs: it is looked at again, for when that one ends. */
    public static void tellLater(OverlongCall call) {
        if (call.thread() instanceof RunningThread thread) {
            thread.slow.forEach(one -> one.told = false);
        }
    }

    /** Whether the thread hangs in that method. */
    public static boolean hangsIn(RunningThread thread, int site) {
        return thread.slow.stream().anyMatch(call -> call.site == site && call.hangs && call.isIn(thread.calls));
    }

    /** All that the thread is slow in, innermost first; they count as told from now on. */
    public static List<OverlongCall> asTold(RunningThread thread) {
        thread.slow.forEach(call -> call.told = true);
        return thread.slow.stream()
                .sorted(Comparator.comparingInt((SlowCall call) -> call.depth).reversed())
                .map(call -> new OverlongCall(thread, call.site, call.start, false, false))
                .toList();
    }

    /** Whether none of that method was found within a minute before; to be asked once for each that is found. */
    boolean isNewOf(int site, long now) {
        Long before = lastOf.put(site, now);
        return before == null || now - before >= SlowMethod.MINUTE;
    }

    /** Those that were found since this was last asked. */
    public List<OverlongCall> take() {
        List<OverlongCall> taken = List.copyOf(found);
        found.clear();
        return taken;
    }
}
