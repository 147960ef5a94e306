package io.catcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.runner.RunnerException;

/**
 * One measured call in all configurations. Forks are interleaved in a shuffled order, so that a slow minute of the
 * machine falls on all of them.
 */
final class CallTable {

    private final String title;
    private final String call;
    private final int threads;
    private final Map<Configuration, List<CallRun.Sample>> samples = new LinkedHashMap<>();

    CallTable(String title, String call, int threads, List<Configuration> configurations) {
        this.title = title;
        this.call = call;
        this.threads = threads;
        configurations.forEach(configuration -> samples.put(configuration, new ArrayList<>()));
    }

    void round(CallRun run, Random order) throws IOException, RunnerException {
        List<Configuration> shuffled = new ArrayList<>(samples.keySet());
        Collections.shuffle(shuffled, order);
        for (Configuration configuration : shuffled) {
            samples.computeIfAbsent(configuration, c -> new ArrayList<>())
                    .addAll(run.run(call, threads, configuration));
        }
    }

    /** @param base the table whose no-agent and floor rows make the ratio; may be this one */
    void print(PrintStream out, CallTable base) {
        double none = base.nanos(Configuration.NONE);
        double floor = base.nanos(Configuration.FLOOR);
        out.printf("%n%-38s %9s %7s %8s%n", title, "ns", "ratio", "B/call");
        samples.forEach((configuration, runs) -> {
            double nanos = Median.of(runs, CallRun.Sample::nanos);
            out.printf(
                    "%-38s %9.2f %7.2f %8.1f%n",
                    configuration.name(),
                    nanos,
                    (nanos - none) / (floor - none),
                    Median.of(runs, CallRun.Sample::bytes));
        });
    }

    /** Against the same call without an agent, for calls that have no floor. */
    void printMore(PrintStream out) {
        double none = nanos(Configuration.NONE);
        double bytes = Median.of(samples.getOrDefault(Configuration.NONE, List.of()), CallRun.Sample::bytes);
        out.printf("%n%-38s %9s %7s %8s%n", title, "ns", "more", "B more");
        samples.forEach((configuration, runs) -> out.printf(
                "%-38s %9.0f %+7.0f %+8.0f%n",
                configuration.name(),
                Median.of(runs, CallRun.Sample::nanos),
                Median.of(runs, CallRun.Sample::nanos) - none,
                Median.of(runs, CallRun.Sample::bytes) - bytes));
    }

    private double nanos(Configuration configuration) {
        return Median.of(samples.getOrDefault(configuration, List.of()), CallRun.Sample::nanos);
    }
}
