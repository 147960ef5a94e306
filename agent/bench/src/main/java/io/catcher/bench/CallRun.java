package io.catcher.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One fork of one measured call in one configuration, and the proof that the agent was in it. */
record CallRun(Jars jars, Pace pace) {

    private static final String MATCH = "[\"com.acme.work.Leaf#price\", \"com.acme.work.Basket#total\"]";

    /** One iteration: CPU time and allocated bytes by call. */
    record Sample(double nanos, double bytes) {}

    /**
     * @param call a method of {@link Calls}
     * @throws IllegalStateException when the agent left no trace: no figure of that run may be believed
     */
    List<Sample> run(String call, int threads, Configuration configuration) throws IOException, RunnerException {
        Path scratch = Files.createTempDirectory("catcher-bench");
        try {
            RunResult result = fork(call, threads, configuration, scratch);
            verify(configuration, scratch);
            return samples(result);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private RunResult fork(String call, int threads, Configuration configuration, Path scratch)
            throws IOException, RunnerException {
        List<String> arguments = new ArrayList<>(configuration.jvmArguments(jars, scratch, MATCH));
        arguments.addAll(configuration.flags());
        if (Runtime.version().feature() >= 23) {
            // JMH itself uses what newer JDKs warn of, four lines in each fork.
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        arguments.add("-D" + Calls.PROOF + "=" + scratch.resolve("proof"));
        OptionsBuilder options = new OptionsBuilder();
        options.include(Calls.class.getName() + "\\." + call + "$")
                .threads(threads)
                .forks(1)
                .jvmArgs(arguments.toArray(String[]::new))
                .warmupIterations(pace.warmups())
                .warmupTime(TimeValue.milliseconds(pace.millis()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.millis()))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return new Runner(options.build()).runSingle();
    }

    private static List<Sample> samples(RunResult result) {
        List<Sample> samples = new ArrayList<>();
        for (IterationResult iteration :
                result.getBenchmarkResults().iterator().next().getIterationResults()) {
            double share = secondary(iteration, "cpuNanos") / secondary(iteration, "wallNanos");
            samples.add(new Sample(
                    iteration.getPrimaryResult().getScore() * share, secondary(iteration, "gc.alloc.rate.norm")));
        }
        return samples;
    }

    private static double secondary(IterationResult iteration, String name) {
        return requireNonNull(iteration.getSecondaryResults().get(name), name).getScore();
    }

    private static void verify(Configuration configuration, Path scratch) throws IOException {
        boolean floor = !Files.readString(scratch.resolve("proof")).equals("0");
        Journal journal = new Journal(scratch);
        boolean exceptions = journal.count("exception", "Leaf.price") > 0;
        // Under the budget the one slow call may be one that was not timed: the agent's log says what was decided.
        boolean timed =
                journal.count("variance", "Leaf.price") > 0 || journal.logSays("Leaf.price is timed on one call in ");
        boolean expectFloor = configuration.agent() == Configuration.Agent.FLOOR;
        if (floor != expectFloor || exceptions != configuration.exceptions() || timed != configuration.timed()) {
            throw new IllegalStateException(
                    "%s: not instrumented as it should be (floor %s, exceptions told %s, slow calls told %s)"
                            .formatted(configuration.name(), floor, exceptions, timed));
        }
    }
}
