package io.catcher.bench.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ways to spoil a clean stream. */
enum Fault {
    SHIFT_20,
    SHIFT_50,
    SHIFT_100,
    SHIFT_200,
    RAMP,
    MIX,
    TAIL,
    INCIDENT,
    GIANTS,
    EARLY,
    SCHEDULE,
    IMPROVED;

    private static final long MINUTE = 60_000_000_000L;

    /** Begins somewhere in the middle. */
    Stream into(Stream clean, long seed) {
        double share = new Dice(seed, "from" + name() + clean.name()).between(0.35, 0.6);
        return into(clean, (int) (clean.size() * share), seed);
    }

    Stream into(Stream clean, int from, long seed) {
        Dice dice = new Dice(seed, name() + clean.name());
        long[] d = clean.durations().clone();
        long[] t = clean.ends();
        int n = d.length;
        List<Stream.Fault> faults = new ArrayList<>();
        switch (this) {
            case SHIFT_20 -> shift(d, from, n, 1.2, faults);
            case SHIFT_50 -> shift(d, from, n, 1.5, faults);
            case SHIFT_100 -> shift(d, from, after(t, from, 20 * MINUTE, 3000), 2, faults);
            case SHIFT_200 -> shift(d, from, after(t, from, 10 * MINUTE, 2000), 3, faults);
            case EARLY -> shift(d, 100 + dice.below(Math.min(600, n / 4)), n, dice.oneOf(1.5, 2.0, 3.0), faults);
            case IMPROVED -> shift(d, from, n, 0.6);
            case RAMP -> ramp(d, from, after(t, from, 5 * MINUTE, 4000), faults);
            case MIX -> some(d, from, n, 0.1, 5, dice, faults);
            case TAIL -> some(d, from, n, dice.between(0.02, 0.04), dice.between(8, 15), dice, faults);
            case INCIDENT -> {
                int end = after(t, from, (long) (dice.between(0.5, 3) * MINUTE), 40);
                shift(d, from, end, dice.between(2.5, 5), faults);
            }
            case GIANTS -> giants(d, dice, faults);
            case SCHEDULE -> schedule(t, d, dice, faults);
        }
        return clean.with(name().toLowerCase(java.util.Locale.ROOT), d, faults);
    }

    /** The index so much time and so many calls after {@code from}. */
    private static int after(long[] t, int from, long nanos, int calls) {
        int i = Math.min(t.length, from + calls);
        while (i < t.length && t[i] - t[from] < nanos) {
            i++;
        }
        return i;
    }

    private static void shift(long[] d, int from, int to, double factor, List<Stream.Fault> faults) {
        shift(d, from, to, factor);
        faults.add(new Stream.Fault("shift", from, to, true));
    }

    private static void shift(long[] d, int from, int to, double factor) {
        for (int i = from; i < to; i++) {
            d[i] = (long) (d[i] * factor);
        }
    }

    private static void ramp(long[] d, int from, int full, List<Stream.Fault> faults) {
        for (int i = from; i < d.length; i++) {
            d[i] = (long) (d[i] * (1 + Math.min(1, (i - from) / (double) (full - from))));
        }
        faults.add(new Stream.Fault("ramp", from, d.length, true));
    }

    private static void some(
            long[] d, int from, int to, double share, double factor, Dice dice, List<Stream.Fault> faults) {
        for (int i = from; i < to; i++) {
            if (dice.uniform() < share) {
                d[i] = (long) (d[i] * factor);
            }
        }
        faults.add(new Stream.Fault("some", from, to, true));
    }

    private static void giants(long[] d, Dice dice, List<Stream.Fault> faults) {
        long[] sorted = d.clone();
        Arrays.sort(sorted);
        int count = 1 + dice.below(3);
        int at = d.length / 5;
        for (int i = 0; i < count; i++) {
            at += d.length / 8 + dice.below(d.length / 8);
            double least = Math.max(500e6, 50.0 * sorted[d.length / 2]);
            d[at] = (long) Math.max(least * dice.between(1, 4), 2.5 * sorted[d.length - 1]);
            faults.add(new Stream.Fault("giant", at, at + 1, true));
        }
    }

    /** Slow for a twelfth of each period; the fourth time and later nobody wants to hear of it. */
    private static void schedule(long[] t, long[] d, Dice dice, List<Stream.Fault> faults) {
        long length = t[t.length - 1] - t[0];
        long period = length / (8 + dice.below(20));
        double factor = dice.between(1.5, 4);
        int times = 0;
        int from = -1;
        for (int i = 0; i < d.length; i++) {
            boolean slow = (t[i] - t[0] + period / 2) % period < period / 12;
            if (slow) {
                d[i] = (long) (d[i] * factor);
            }
            if (slow && from < 0) {
                from = i;
            } else if (!slow && from >= 0) {
                if (times++ < 3) {
                    faults.add(new Stream.Fault("schedule", from, i, false));
                }
                from = -1;
            }
        }
    }
}
