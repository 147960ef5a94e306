package io.catcher.perfcatcher.cause;

import io.catcher.event.part.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in one sentence where the time went: only what was measured, and nothing where nothing was. */
final class Wording {

    /** A smaller part explains nothing. */
    private static final double WORTH_TELLING = 0.2;

    private static final double MOST = 0.5;
    private static final double WAITED = 0.2;
    private static final double COMPUTED = 0.8;

    private Wording() {}

    /** Pauses in which nobody of the JVM could do anything. */
    static String paused(long nanos, long of, List<String> collectors) {
        return String.format(
                Locale.ROOT,
                "the collector (%s) stopped all threads for %.1f of %.1f s",
                String.join(", ", collectors),
                nanos / 1e9,
                of / 1e9);
    }

    /** The call has not ended, nor have as many others of its method that are slow. */
    static String running(@Nullable String reason, long others) {
        String runs = "it still runs"
                + (others == 0 ? "" : others == 1 ? ", as another does" : ", as " + others + " others do");
        return reason == null ? runs : runs + "; " + reason;
    }

    /** Of a call nothing was seen, but of others of its method that were slow. */
    static String ofOthers(String stacks) {
        return stacks.isEmpty() ? "" : "of other slow calls, " + stacks;
    }

    static @Nullable String of(@Nullable Cause cause, String stacks) {
        List<String> parts = new ArrayList<>(3);
        double explained = 0;
        if (cause != null) {
            explained = pauses(cause, parts);
            thread(cause, explained, parts);
            if (cause.processors() != null) {
                parts.add(Contention.inWords(cause.processors()));
            }
        }
        if (!stacks.isEmpty() && explained < COMPUTED) {
            parts.add(stacks);
        }
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private static double pauses(Cause cause, List<String> parts) {
        double gc = cause.gcShare() == null ? 0 : cause.gcShare();
        double stall = cause.stallShare() == null ? 0 : cause.stallShare();
        if (gc >= WORTH_TELLING && cause.gcPauseMs() != null) {
            parts.add(percent(gc) + " of the extra time was a GC pause (" + String.join(", ", cause.collectors()) + ", "
                    + millis(cause.gcPauseMs()) + ")");
        } else if (stall >= WORTH_TELLING && cause.stallMs() != null) {
            parts.add("for " + percent(stall) + " of the extra time the whole JVM stood still ("
                    + millis(cause.stallMs()) + ")");
        }
        return Math.max(gc, stall);
    }

    private static void thread(Cause cause, double explained, List<String> parts) {
        Double share = cause.cpuShare();
        // While the JVM stood still no thread could compute: that it "waited" would say nothing of the method. But a
        // stall
        // that is the lesser part of it must not be all that is said.
        if (share == null || explained >= MOST) {
            return;
        }
        if (share <= WAITED) {
            parts.add("the thread waited: " + percent(share) + " CPU");
        } else if (share >= COMPUTED) {
            parts.add("the thread computed: " + percent(share) + " CPU");
        } else {
            parts.add("the thread had the CPU for " + percent(share) + " of the time");
        }
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String millis(double millis) {
        return millis < 10 ? String.format(Locale.ROOT, "%.1f ms", millis) : Math.round(millis) + " ms";
    }
}
