package io.catcher.bench.cost;

import static java.util.Objects.requireNonNull;

import io.catcher.bench.Jars;
import io.catcher.bench.Median;
import io.catcher.bench.Scratch;
import io.catcher.bench.contender.Contender;
import io.catcher.bench.fork.Calls;
import io.catcher.bench.fork.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One fork of one measured call by one contender, and the proof that the agent was in it.
 *
 * @param hung contenders that are not tried again: each try would take as long as the watchdog waits
 */
record Fork(Jars jars, Jdk jdk, Pace pace, Set<Contender> hung) {

    Fork(Jars jars, Jdk jdk, Pace pace) {
        this(jars, jdk, pace, new HashSet<>());
    }

    /**
     * The median of a fork's iterations.
     *
     * @param nanos CPU time of the calling thread by call
     * @param bytes allocated by call, all threads together; where tasks are handed over, by the thread that does it
     * @param proof that the agent was there
     */
    record Sample(double nanos, double bytes, String proof) {}

    /** @param call a method of {@link Calls} */
    @SuppressWarnings("try") // quiet is there to be closed
    Sample run(String call, int threads, Contender contender) throws IOException, RunnerException, Contender.Unproven {
        if (hung.contains(contender)) {
            throw new IOException("it never ended in an earlier fork on this JDK");
        }
        Path scratch = Scratch.create();
        Watchdog watchdog = new Watchdog();
        try (Quiet quiet = new Quiet(scratch.resolve("said.log"))) {
            RunResult result = fork(call, threads, contender, scratch);
            return sample(result, contender.verify(scratch));
        } catch (RunnerException e) {
            if (!watchdog.word().isEmpty()) {
                hung.add(contender);
            }
            throw new RunnerException(watchdog.word() + lastWords(scratch), e);
        } finally {
            watchdog.stop();
            Scratch.delete(scratch);
        }
    }

    private RunResult fork(String call, int threads, Contender contender, Path scratch)
            throws IOException, RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(Calls.class.getName() + "\\." + call + "$")
                .threads(threads)
                .forks(1)
                .jvm(jdk.java().toString())
                .jvmArgs(arguments(contender, scratch).toArray(String[]::new))
                .warmupIterations(pace.warmups(contender.settlingMillis()))
                .warmupTime(TimeValue.milliseconds(pace.millis()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.millis()))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .output(scratch.resolve("jmh.log").toString());
        return new Runner(options.build()).runSingle();
    }

    private List<String> arguments(Contender contender, Path scratch) throws IOException {
        List<String> arguments = new ArrayList<>(contender.jvmArguments(jars, scratch));
        if (jdk.feature() >= 23) {
            // JMH itself uses what newer JDKs warn of, four lines in each fork.
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        // Else both would depend on the machine, and a common pool of one thread is none.
        arguments.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2");
        arguments.add("-Djdk.virtualThreadScheduler.parallelism=1");
        arguments.add("-D" + Proof.FILE + "=" + scratch.resolve("proof"));
        return arguments;
    }

    private static Sample sample(RunResult result, String proof) {
        List<Sample> samples = new ArrayList<>();
        for (IterationResult iteration :
                result.getBenchmarkResults().iterator().next().getIterationResults()) {
            double share = secondary(iteration, "cpuNanos") / secondary(iteration, "wallNanos");
            samples.add(new Sample(iteration.getPrimaryResult().getScore() * share, bytes(iteration), proof));
        }
        return new Sample(Median.of(samples, Sample::nanos), Median.of(samples, Sample::bytes), proof);
    }

    private static double bytes(IterationResult iteration) {
        return iteration.getSecondaryResults().containsKey("handedBytes")
                ? secondary(iteration, "handedBytes") / secondary(iteration, "handedTasks")
                : secondary(iteration, "gc.alloc.rate.norm");
    }

    private static double secondary(IterationResult iteration, String name) {
        return requireNonNull(iteration.getSecondaryResults().get(name), name).getScore();
    }

    /** The line of JMH's log that most likely says what went wrong. */
    private static String lastWords(Path scratch) throws IOException {
        Path log = scratch.resolve("jmh.log");
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.stream()
                .filter(line -> line.contains("rror") || line.contains("xception") || line.contains("failed"))
                .findFirst()
                .orElse("the forked JVM failed");
    }
}
