package io.catcher.perfcatcher.machine;

import io.catcher.event.part.ProcessorUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for two minutes who had the machine's processors, and how long this JVM's threads waited for one: a method that is
 * slower since another program began to compute is not to blame. Not thread-safe; never in premain.
 */
public final class Processors {

    private static final long UNKNOWN = Throttling.UNKNOWN;
    private static final long EACH_NANOS = 250_000_000L;
    private static final int MOST = 512;

    /** Of a processor: where threads are thousands, it is read more seldom. */
    private static final long ONE_IN = 1_000;

    /** Shorter times are hundredths of a second, and the machine's clock counts no others. */
    private static final long SHORTEST_NANOS = 300_000_000L;

    private static final long LONGEST_BEFORE_NANOS = 60_000_000_000L;

    /** The onset is known to this. */
    private static final long ONSET_NANOS = 500_000_000L;

    private final LongSupplier waited;
    private final LongSupplier busy;
    private final LongSupplier own;
    private final LongSupplier throttled;
    private final int count;
    private final Deque<Moment> moments = new ArrayDeque<>(MOST);
    private long nextAt;

    private record Moment(long nanos, long waited, long busy, long own, long throttled) {}

    /** Nanoseconds of each since some moment, or {@link Throttling#UNKNOWN}. */
    Processors(LongSupplier waited, LongSupplier busy, LongSupplier own, LongSupplier throttled, int count) {
        this.waited = waited;
        this.busy = busy;
        this.own = own;
        this.throttled = throttled;
        this.count = count;
    }

    public static Processors open() {
        return new Processors(
                new RunDelay()::nanos,
                new MachineTime()::nanos,
                new ProcessTime()::nanos,
                new Throttling()::nanos,
                Runtime.getRuntime().availableProcessors());
    }

    /** Of a machine that says nothing. */
    public static Processors unknown() {
        LongSupplier nothing = () -> Throttling.UNKNOWN;
        return new Processors(nothing, nothing, nothing, nothing, 1);
    }

    /** To be called some times a second. */
    public void look(long now) {
        if (moments.isEmpty() || now - nextAt >= 0) {
            long begun = System.nanoTime();
            read(now);
            nextAt = now + Math.max(EACH_NANOS, ONE_IN * (System.nanoTime() - begun));
        }
    }

    private void read(long now) {
        if (moments.size() == MOST) {
            moments.removeFirst();
        }
        moments.addLast(new Moment(now, waited.getAsLong(), busy.getAsLong(), own.getAsLong(), throttled.getAsLong()));
    }

    /** What was since then, and before {@code onset}; null where it is not known. */
    public @Nullable ProcessorUse since(long from, long onset, long now) {
        Moment first = moments.peekFirst();
        Moment last = moments.peekLast();
        if (first == null || last == null) {
            return null;
        }
        if (now - last.nanos >= SHORTEST_NANOS && now - nextAt < 0) {
            read(now);
        }
        long begin = from - first.nanos < 0 ? first.nanos : from;
        long end = moments.getLast().nanos;
        long usually = onset - first.nanos < 0 ? first.nanos : onset;
        long before = usually - first.nanos < LONGEST_BEFORE_NANOS ? first.nanos : usually - LONGEST_BEFORE_NANOS;
        Use during = use(begin, end);
        Use usual = use(before, usually - ONSET_NANOS);
        return during.waited == null && during.throttled == null
                ? null
                : new ProcessorUse(
                        during.waited,
                        usual.waited,
                        during.others(),
                        usual.others(),
                        during.own,
                        usual.own,
                        during.throttled,
                        usual.throttled,
                        count);
    }

    /** Each as a share of one processor, or of one thread; null where it is not known. */
    private record Use(
            @Nullable Double waited,
            @Nullable Double busy,
            @Nullable Double own,
            @Nullable Double throttled) {

        @Nullable
        Double others() {
            return busy == null || own == null ? null : rounded(Math.max(0, busy - own));
        }
    }

    private Use use(long from, long until) {
        return until - from < SHORTEST_NANOS
                ? new Use(null, null, null, null)
                : new Use(
                        rate(Moment::waited, from, until),
                        rate(Moment::busy, from, until),
                        rate(Moment::own, from, until),
                        rate(Moment::throttled, from, until));
    }

    private @Nullable Double rate(ToLongFunction<Moment> what, long from, long until) {
        double begin = at(what, from);
        double end = at(what, until);
        double rate = Math.max(0, end - begin) / (until - from);
        return Double.isNaN(rate) ? null : rounded(rate);
    }

    /** To a hundredth: what is behind that nobody has measured. */
    private static double rounded(double rate) {
        return Math.round(rate * 100) / 100.0;
    }

    /** Between two readings as if it had grown evenly; NaN where one of them is not known. */
    private double at(ToLongFunction<Moment> what, long nanos) {
        Moment before = moments.getFirst();
        for (Moment after : moments) {
            if (after.nanos - nanos >= 0) {
                long from = what.applyAsLong(before);
                long to = what.applyAsLong(after);
                if (from == UNKNOWN || to == UNKNOWN) {
                    return Double.NaN;
                }
                long apart = after.nanos - before.nanos;
                double share = apart == 0 ? 0 : (double) (nanos - before.nanos) / apart;
                return from + share * (to - from);
            }
            before = after;
        }
        long last = what.applyAsLong(before);
        return last == UNKNOWN ? Double.NaN : last;
    }
}
