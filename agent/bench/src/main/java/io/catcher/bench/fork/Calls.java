package io.catcher.bench.fork;

import com.acme.work.Basket;
import com.acme.work.Desk;
import com.acme.work.Leaf;
import com.acme.work.Tower;
import io.catcher.api.Catcher;
import io.catcher.api.Step;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The calls that are measured, the same code in every configuration. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Calls {

    private final Leaf leaf = new Leaf();
    private final Basket basket = new Basket();
    private final Tower tower = new Tower();

    /** A woven call with no woven call around it: it opens a request. */
    @Benchmark
    public int outermost(CpuShare share) {
        return leaf.price(3);
    }

    /** The woven method has failed just before: from now on some of its calls are looked at. */
    @State(Scope.Benchmark)
    public static class HasFailed {

        @Setup(Level.Iteration)
        public void fail() {
            try {
                new Leaf().price(Leaf.FAILS);
                throw new IllegalStateException("should have failed");
            } catch (IllegalArgumentException expected) {
                // As it should.
            }
        }
    }

    /** The same as {@link #outermost}, of a method that has failed. */
    @Benchmark
    public int recovered(CpuShare share, HasFailed before) {
        return leaf.price(3);
    }

    /** {@link #outermost} inside a step of the api: without the agent the difference is what the api costs. */
    @Benchmark
    @SuppressWarnings("try") // a step is there to be closed
    public int stepped(CpuShare share) {
        try (Step step = Catcher.step("pricing")) {
            return leaf.price(3);
        }
    }

    /** A woven call inside another one: a step of its request. */
    @Benchmark
    @OperationsPerInvocation(Basket.ITEMS)
    public int nested(CpuShare share) {
        return basket.total(3);
    }

    /** Ten woven calls, each inside the one before: the time of one of them. */
    @Benchmark
    @OperationsPerInvocation(Tower.CALLS)
    public int deep(CpuShare share) {
        return tower.level1(3);
    }

    /** A woven call that throws, at the depth of the benchmark's own stack: some 18 frames. */
    @Benchmark
    public int failing(CpuShare share) {
        try {
            return leaf.price(Leaf.FAILS);
        } catch (IllegalArgumentException expected) {
            return 0;
        }
    }

    /** A pool of one thread, and what has been handed to it. */
    @State(Scope.Thread)
    public static class Pool extends Handing {

        public Pool() {
            super(Errands::ofPool);
        }
    }

    /** The common pool. */
    @State(Scope.Thread)
    public static class Futures extends Handing {

        public Futures() {
            super(Errands::ofFutures);
        }
    }

    /** Virtual threads. */
    @State(Scope.Thread)
    public static class Virtual extends Handing {

        public Virtual() {
            super(Errands::ofVirtualThreads);
        }
    }

    /** Hands a task that does nothing to a ThreadPoolExecutor of one thread. */
    @Benchmark
    @OperationsPerInvocation(Desk.TASKS)
    public void pooled(CpuShare share, Pool pool, HandedOver handed) throws InterruptedException {
        handed.round(pool.errands());
    }

    /** The same by {@code CompletableFuture.runAsync}. */
    @Benchmark
    @OperationsPerInvocation(Desk.TASKS)
    public void future(CpuShare share, Futures futures, HandedOver handed) throws InterruptedException {
        handed.round(futures.errands());
    }

    /** The same to a virtual thread of its own. */
    @Benchmark
    @OperationsPerInvocation(Desk.TASKS)
    public void virtual(CpuShare share, Virtual virtual, HandedOver handed) throws InterruptedException {
        handed.round(virtual.errands());
    }

    /** Leaves a trace of the agent that is in this JVM: an exception, slow calls, and what was open in some calls. */
    @TearDown(Level.Trial)
    public void prove() throws IOException {
        for (int i = 0; i < 3; i++) {
            leaf.price(Leaf.SLOW);
        }
        try {
            leaf.price(Leaf.FAILS);
            throw new IllegalStateException("should have failed");
        } catch (IllegalArgumentException expected) {
            Proof.write(leaf);
        }
    }
}
