package io.catcher.perfcatcher.idle;

import static io.catcher.perfcatcher.idle.JdkWait.isOfTheJdk;

import io.catcher.event.Watched;
import io.catcher.perfcatcher.thread.Running;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thread waits for work, on which nobody waits: how long it takes says how much there is to do. By what it waits
 * in, and by what is around that: a worker's loop, which has run for far longer and asks for its work itself. A request, or
 * what a worker does with its work, began not long before, and has more to do than to wait.
 */
public final class IdleWaits {

    private static final int TIMES_AS_OLD = 10;
    private static final long OLD_NANOS = 5_000_000_000L;

    /** No request takes as long, even where some calls of it have ended. */
    private static final long VERY_OLD_NANOS = 60_000_000_000L;

    /** Who reads a reply with a selector has a driver in between, which is deeper. */
    private static final int MOST_TO_EVENTS = 6;

    private static final int MOST_TO_QUEUE = 2;

    /** Of a call around a wait that is nothing but that wait, usually. */
    private static final double MOST_BESIDE = 2;

    private final IntFunction<@Nullable Watched> names;
    private final IntToLongFunction slowFrom;
    private final IntToDoubleFunction usual;

    /**
     * @param names of sites; null where nobody watches any more
     * @param slowFrom {@link Long#MAX_VALUE} for a site of which few calls have ended
     * @param usual mean duration of a site's calls; 0 where it is not known
     */
    public IdleWaits(IntFunction<@Nullable Watched> names, IntToLongFunction slowFrom, IntToDoubleFunction usual) {
        this.names = names;
        this.slowFrom = slowFrom;
        this.usual = usual;
    }

    /**
     * Whether in this call of a thread nothing was done but to wait for work.
     *
     * @param stack innermost frame first
     * @param whole false where outer frames are missing
     * @param calls of that thread
     * @param depth of the call
     */
    public boolean isIdle(
            String state, List<StackTraceElement> stack, boolean whole, Running calls, int depth, long now) {
        JdkWait wait = state.equals("BLOCKED") ? JdkWait.OTHER : JdkWait.of(stack);
        if (wait == JdkWait.OTHER || wait == JdkWait.WORK || calls.depth() <= depth) {
            return wait == JdkWait.WORK;
        }
        int loop = loopAround(calls, depth, now);
        return (loop >= 0 && isAskedBy(loop, wait, stack, calls))
                || (whole && isNearTheEnd(wait, stack, calls.depth() == 1));
    }

    /** The innermost call around that one which is a loop; less than 0 without one. */
    private int loopAround(Running calls, int depth, long now) {
        long age = now - calls.startAt(depth);
        for (int at = depth - 1; at >= 0; at--) {
            long start = calls.startAt(at);
            if (start != 0 && isLoop(calls.siteAt(at), now - start, age)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isLoop(int site, long age, long waiting) {
        return age >= Math.max(OLD_NANOS, TIMES_AS_OLD * waiting)
                && (age >= VERY_OLD_NANOS || (site >= 0 && slowFrom.applyAsLong(site) == Long.MAX_VALUE));
    }

    /** Whether the loop asks for its work there, and not something that it does with it. */
    private boolean isAskedBy(int loop, JdkWait wait, List<StackTraceElement> stack, Running calls) {
        int caller = JdkWait.caller(stack);
        int until = frameOf(names.apply(calls.siteAt(loop)), stack, caller);
        if (until < 0 || stack.subList(caller, until).stream().anyMatch(JdkWait::isOfTheJdk)) {
            return false;
        }
        return wait == JdkWait.EVENTS
                ? until - caller <= MOST_TO_EVENTS
                : isAllOfThem(stack.subList(caller, until + 1), loop, calls) && onlyWait(loop, calls);
    }

    private static int frameOf(@Nullable Watched method, List<StackTraceElement> stack, int from) {
        for (int at = stack.size() - 1; method != null && at >= from; at--) {
            if (isOf(method, stack.get(at))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isOf(Watched method, StackTraceElement frame) {
        return frame.getClassName().equals(method.className())
                && frame.getMethodName().equals(method.methodName());
    }

    /** Whether between who waits and the loop there is nothing that is not known. */
    private boolean isAllOfThem(List<StackTraceElement> frames, int loop, Running calls) {
        Set<String> known = new HashSet<>(List.of(family(frames.get(0)), family(frames.get(frames.size() - 1))));
        for (int at = loop + 1; at < calls.depth(); at++) {
            Watched method = names.apply(calls.siteAt(at));
            if (method != null) {
                known.add(family(method.className()));
            }
        }
        return frames.stream().allMatch(frame -> known.contains(family(frame)));
    }

    /** Whether the calls between the loop and the innermost one, which waits, usually take hardly longer than that. */
    private boolean onlyWait(int loop, Running calls) {
        int innermost = calls.depth() - 1;
        double wait = innermost > loop ? usualOf(calls.siteAt(innermost)) : 0;
        for (int at = loop + 1; at < innermost; at++) {
            double around = usualOf(calls.siteAt(at));
            if (around <= 0 || around > MOST_BESIDE * wait) {
                return false;
            }
        }
        return true;
    }

    private double usualOf(int site) {
        return site < 0 ? 0 : usual.applyAsDouble(site);
    }

    /**
     * Without a loop that is watched: whether so few frames are between the wait and the beginning of the thread that it has
     * nothing else to do. A task of a pool may be a request, and main a batch: neither of them may wait for a queue so.
     *
     * @param alone no watched call is around
     */
    private static boolean isNearTheEnd(JdkWait wait, List<StackTraceElement> stack, boolean alone) {
        int caller = JdkWait.caller(stack);
        int end = stack.size();
        while (end > caller && isOfTheJdk(stack.get(end - 1))) {
            end--;
        }
        List<StackTraceElement> own = stack.subList(caller, end);
        if (own.isEmpty() || end == stack.size()) {
            return false;
        }
        if (wait == JdkWait.EVENTS) {
            return own.size() <= MOST_TO_EVENTS;
        }
        boolean ofNoPool = stack.subList(end, stack.size()).stream()
                .allMatch(frame -> frame.getClassName().equals("java.lang.Thread"));
        return alone && ofNoPool && wait == JdkWait.QUEUE && own.size() <= MOST_TO_QUEUE;
    }

    private static String family(StackTraceElement frame) {
        return family(frame.getClassName());
    }

    /** A class with those within it. */
    private static String family(String className) {
        int inner = className.indexOf('$');
        return inner < 0 ? className : className.substring(0, inner);
    }
}
