package io.catcher.api;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs wrapped work between the two words that the agent waits for. What it throws goes on as it is. */
final class Handed {

    private Handed() {}

    static <T extends @Nullable Object> T call(Object handed, Callable<T> work) throws Exception {
        Object open = Hook.call(Hook.BEGIN, 0, handed, null);
        T result;
        try {
            result = work.call();
        } catch (Throwable thrown) {
            Hook.call(Hook.END, 0, open, thrown);
            throw thrown;
        }
        Hook.call(Hook.END, 0, open, null);
        return result;
    }

    static void run(Object handed, Runnable work) {
        get(handed, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    static <T extends @Nullable Object> T get(Object handed, Supplier<T> work) {
        Object open = Hook.call(Hook.BEGIN, 0, handed, null);
        T result;
        try {
            result = work.get();
        } catch (Throwable thrown) {
            Hook.call(Hook.END, 0, open, thrown);
            throw thrown;
        }
        Hook.call(Hook.END, 0, open, null);
        return result;
    }
}
