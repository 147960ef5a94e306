package io.catcher.it;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * How large a run is, and what it found. The sizes are system properties {@code catcher.stress.*}: small ones in each build,
 * those of the promises in {@code mvn -Pstress verify}.
 */
final class Stress {

    private Stress() {}

    /** A size that the build names; never without one, so that no run is small by a typing mistake. */
    static int size(String name) {
        String value = System.getProperty("catcher.stress." + name);
        if (value == null) {
            throw new IllegalStateException("no system property catcher.stress." + name);
        }
        return Integer.parseInt(value);
    }

    /** One line for people: what was found, and how busy the machine was. */
    static void figure(String format, Object... values) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf(Locale.ROOT, "stress: " + format + "; load %.1f%n", append(values, load));
    }

    /** {@code p50 10 p90 20 p99 30 max 40}. */
    static String distribution(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return "p50 " + at(sorted, 0.5) + ", p90 " + at(sorted, 0.9) + ", p99 " + at(sorted, 0.99) + ", max "
                + at(sorted, 1);
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }

    private static Object[] append(Object[] values, Object last) {
        Object[] all = java.util.Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }
}
