package io.catcher.bench;

import io.catcher.bugcatcher.contrast.Comparison;
import io.catcher.bugcatcher.contrast.Digester;
import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.bugcatcher.snapshot.Peek;
import io.catcher.config.Capture;
import io.catcher.event.Watched;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to look at one call, and to judge a method:
 * {@code java -cp bench.jar org.openjdk.jmh.Main Comparing -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class Comparing {

    private static final Watched METHOD = new Watched(
            0, "x.Shop", "Shop.sell", "", "rule", List.of("amount", "note", "customer"), List.of("", "", ""));

    private record Customer(String name, int age, boolean vip) {}

    private final Object[] one = {3};
    private final Object[] three = {3, "a note of 21 letters.", new Customer("ann", 40, true)};
    private final IllegalStateException thrown = new IllegalStateException();
    private final Comparison comparison;
    private long now;

    public Comparing() {
        comparison = new Comparison(
                true,
                site -> METHOD,
                site -> new Comparison.Terms(Capture.ARGS, false),
                new Digester(new Peek(Memory.open())),
                name -> false,
                () -> now,
                line -> {});
        for (int i = 0; i < 128; i++) {
            comparison.failed(0, thrown, null, three);
            comparison.succeeded(0, null, three);
        }
    }

    /** A call that succeeded, with one number. */
    @Benchmark
    public void succeededWithOne() {
        comparison.succeeded(0, null, one);
    }

    /** A call that succeeded, with a number, a text and an object of three fields. */
    @Benchmark
    public void succeededWithThree() {
        comparison.succeeded(0, null, three);
    }

    /** A call that failed with the same. */
    @Benchmark
    public void failedWithThree() {
        comparison.failed(0, thrown, null, three);
    }

    /** On the agent's thread: 32 failures against 128 successes. */
    @Benchmark
    public Object judged() {
        now += 1_100_000_000L;
        comparison.succeeded(0, null, three);
        comparison.failed(0, thrown, null, three);
        return comparison.of(0, List.of(IllegalStateException.class.getName()));
    }
}
