package io.catcher.perfcatcher.stall;

import io.catcher.event.LifecycleBody;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One or several stalls of the whole JVM as an event tells them: in place of a spike of each method that was in it. */
public final class Standstill {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int MOST_NAMES = 10;

    private final Stall longest;
    private final long stalls;
    private final long nanos;
    private final BitSet sites;
    private final long calls;

    Standstill(Stall longest, long stalls, long nanos, BitSet sites, long calls) {
        this.longest = longest;
        this.stalls = stalls;
        this.nanos = nanos;
        this.sites = sites;
        this.calls = calls;
    }

    /** When the longest began, by the clock of {@link System#nanoTime}. */
    public long startNanos() {
        return longest.certain.start();
    }

    /** @param names of sites */
    public LifecycleBody body(IntFunction<@Nullable String> names) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("length_ms", millis(longest.nanos()));
        if (longest.gcNanos > 0) {
            details.put("gc_pause_ms", millis(longest.gcNanos));
            details.put("gc_share", Math.min(1, (double) longest.gcNanos / longest.nanos()));
            details.put("collectors", longest.collectors);
        }
        putKnown(details, "safepoint_ms", longest.safepointNanos);
        putKnown(details, "process_cpu_ms", longest.processorNanos);
        if (longest.throttledNanos > 0) {
            details.put("cpu_throttled_ms", millis(longest.throttledNanos));
        }
        details.put("methods_affected", sites.cardinality());
        details.put("calls_affected", calls);
        List<String> methods = sites.stream()
                .mapToObj(names)
                .filter(name -> name != null)
                .limit(MOST_NAMES)
                .toList();
        if (!methods.isEmpty()) {
            details.put("methods", methods);
        }
        if (stalls > 1) {
            details.put("stalls", stalls);
            details.put("stalled_ms", millis(nanos));
        }
        details.put("why", why());
        return new LifecycleBody("stall", details);
    }

    private String why() {
        String still = "the whole JVM stood still for " + inWords(longest.nanos());
        if (longest.isCollection()) {
            return still + ": " + percent(longest.gcNanos) + " of it a GC pause ("
                    + String.join(", ", longest.collectors) + ")";
        }
        if (longest.isSafepoint()) {
            return still + ": it held all threads at a safepoint, " + percent(longest.gcNanos) + " of it for the GC";
        }
        String idle = still + ": the process had " + inWords(longest.processorNanos) + " of processor time";
        return 2 * longest.throttledNanos >= longest.nanos()
                ? idle + ", held back by the CPU limit of its cgroup"
                : idle + "; it was stopped, or the machine had no time for it";
    }

    private String percent(long part) {
        return Math.min(100, Math.round(100.0 * part / longest.nanos())) + " %";
    }

    private static void putKnown(Map<String, Object> details, String name, long nanos) {
        if (nanos != ProcessClocks.UNKNOWN) {
            details.put(name, millis(nanos));
        }
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    private static String inWords(long nanos) {
        return nanos < 1_000_000_000L
                ? Math.round(nanos / NANOS_PER_MILLI) + " ms"
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
