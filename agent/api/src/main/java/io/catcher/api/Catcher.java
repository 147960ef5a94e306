package io.catcher.api;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What code may tell the agent about itself. Without the agent each method does nothing, at no cost; with it none of them
 * throws, blocks (but for {@link #flush}) or changes what the application does. Thread-safe.
 */
public final class Catcher {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);

    private Catcher() {}

    /**
     * Begins a step of the current request, or a request of its own where there is none: it is timed and listed like a call
     * of a watched method.
     *
     * <pre>{@code
     * try (var step = Catcher.step("charge")) {
     *     terminal.charge(order);
     * }
     * }</pre>
     *
     * @param name short, and one of few: beyond 1,000 different ones in a JVM all are {@code other}
     * @return to be closed by the thread that began it; closing it twice, or late, does no harm
     */
    public static Step step(String name) {
        Object open = Hook.call(Hook.STEP, 0, name, null);
        return open == null ? Step.NONE : new Step(open);
    }

    /**
     * The same work, part of the request in which it is wrapped, on whatever thread it runs; what it throws is told.
     *
     * @return without the agent {@code work} itself
     */
    public static <T extends @Nullable Object> Callable<T> wrap(Callable<T> work) {
        return callable(null, work);
    }

    /**
     * As {@link #wrap(Callable)}.
     *
     * @param name what events call it
     */
    public static <T extends @Nullable Object> Callable<T> wrap(String name, Callable<T> work) {
        return callable(name, work);
    }

    /** As {@link #wrap(Callable)}. */
    public static Runnable wrap(Runnable work) {
        return runnable(null, work);
    }

    /**
     * As {@link #wrap(Callable)}.
     *
     * @param name what events call it
     */
    public static Runnable wrap(String name, Runnable work) {
        return runnable(name, work);
    }

    /** As {@link #wrap(Callable)}; by another name, since a lambda may be both. */
    public static <T extends @Nullable Object> Supplier<T> wrapSupplier(Supplier<T> work) {
        return supplier(null, work);
    }

    /**
     * As {@link #wrap(Callable)}; by another name, since a lambda may be both.
     *
     * @param name what events call it
     */
    public static <T extends @Nullable Object> Supplier<T> wrapSupplier(String name, Supplier<T> work) {
        return supplier(name, work);
    }

    /** What events say of the current request; see {@link Context}. */
    public static Context context() {
        return Context.OF_THIS_THREAD;
    }

    /**
     * Waits until all that was caught before is on disk and, where one is configured, in Loki: two seconds at most. For the
     * end of a short job; the agent does it by itself when the JVM ends.
     *
     * @return false if the time was not enough
     */
    public static boolean flush() {
        return flush(USUAL_PATIENCE);
    }

    /**
     * The same.
     *
     * @param most how long to wait
     */
    public static boolean flush(Duration most) {
        return !Boolean.FALSE.equals(Hook.call(Hook.FLUSH, nanos(most), null, null));
    }

    private static long nanos(Duration most) {
        try {
            return most.toNanos();
        } catch (ArithmeticException longerThanNanosCanSay) {
            return Long.MAX_VALUE / 2;
        }
    }

    private static <T extends @Nullable Object> Callable<T> callable(@Nullable String name, Callable<T> work) {
        Object handed = Hook.call(Hook.HAND_OVER, 0, name, work);
        return handed == null ? work : () -> Handed.call(handed, work);
    }

    private static Runnable runnable(@Nullable String name, Runnable work) {
        Object handed = Hook.call(Hook.HAND_OVER, 0, name, work);
        return handed == null ? work : () -> Handed.run(handed, work);
    }

    private static <T extends @Nullable Object> Supplier<T> supplier(@Nullable String name, Supplier<T> work) {
        Object handed = Hook.call(Hook.HAND_OVER, 0, name, work);
        return handed == null ? work : () -> Handed.get(handed, work);
    }
}
