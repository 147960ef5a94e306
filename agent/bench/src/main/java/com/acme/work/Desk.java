package com.acme.work;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.CompilerControl;

/** Hands tasks to an executor. Which of its methods are woven decides whether a request is open meanwhile. */
public class Desk {

    /** Handed over by one call of {@link #hands}. */
    public static final int TASKS = 2_000;

    /** @throws IllegalArgumentException without an executor */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void hands(@Nullable Consumer<Runnable> executor, Supplier<Runnable> tasks) {
        if (executor == null) {
            throw new IllegalArgumentException("no executor");
        }
        for (int i = 0; i < TASKS; i++) {
            executor.accept(tasks.get());
        }
    }

    /** @throws IllegalArgumentException without an executor */
    public void handsOne(@Nullable Consumer<Runnable> executor, Runnable task) {
        if (executor == null) {
            throw new IllegalArgumentException("no executor for one");
        }
        executor.accept(task);
    }

    /** The same once more, for the proof. */
    public void proves(Consumer<Runnable> executor, Runnable task) {
        executor.accept(task);
    }

    /** @throws IllegalStateException always */
    public void fails() {
        throw new IllegalStateException("handed over");
    }
}
