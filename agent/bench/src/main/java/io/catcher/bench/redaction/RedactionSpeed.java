package io.catcher.bench.redaction;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code java -cp bench.jar io.catcher.bench.redaction.RedactionSpeed}: MB/s on one core beside plain regular expressions in
 * the same run, and the slowest of thousands of bad cases of 64 KB, with its time at half the size beside it: a rule that
 * is not linear shows as a ratio of four.
 */
public final class RedactionSpeed {

    private static final int MEGABYTE = 1_000_000;
    private static final int ROUNDS = 9;
    private static final int LARGE = 64 * 1024;
    private static final int MIXTURES = 500;

    /** The thread's own time: what other programs do meanwhile is not in it. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static int sink;

    private RedactionSpeed() {}

    public static void main(String[] arguments) {
        Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);
        String log = LogText.ofBytes(MEGABYTE);
        System.out.printf("%-36s %8.1f MB/s%n", "catcher, ordinary log text", speed(log, scrubber::scrubbed));
        System.out.printf("%-36s %8.1f MB/s%n", "plain regexes, the same text", speed(log, PlainRegexes::scrubbed));
        worst(scrubber);
        if (sink == 42) {
            System.out.println();
        }
    }

    /** Of interleaved rounds the median. */
    private static double speed(String text, UnaryOperator<String> scrub) {
        double[] rounds = new double[ROUNDS];
        for (int i = -3; i < ROUNDS; i++) {
            double seconds = nanos(text, scrub) / 1e9;
            if (i >= 0) {
                rounds[i] = text.length() / 1e6 / seconds;
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static void worst(Scrubber scrubber) {
        String worst = "";
        long slowest = 0;
        List<String> cases = BadCases.search(LARGE, MIXTURES);
        for (String text : cases) {
            long nanos = nanos(text, scrubber::scrubbed);
            if (nanos > slowest && best(text, scrubber) > slowest) {
                worst = text;
                slowest = best(text, scrubber);
            }
        }
        long half = best(worst.substring(0, LARGE / 2), scrubber);
        System.out.printf(
                "%-36s %8.2f ms, %.1f times that of half of it: %s...%n",
                "worst of " + cases.size() + " bad cases of 64 KB",
                slowest / 1e6,
                (double) slowest / half,
                worst.substring(0, 40).replace("\n", "\\n"));
    }

    /** The best of a few, so that a pause of the machine is no bad case. */
    private static long best(String text, Scrubber scrubber) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            best = Math.min(best, nanos(text, scrubber::scrubbed));
        }
        return best;
    }

    private static long nanos(String text, UnaryOperator<String> scrub) {
        long start = THREADS.getCurrentThreadCpuTime();
        sink += scrub.apply(text).length();
        return Math.max(1, THREADS.getCurrentThreadCpuTime() - start);
    }
}
