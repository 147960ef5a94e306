package io.catcher.chain;

import org.jspecify.annotations.Nullable;

/** What the application says of itself, through catcher-api.jar. Thread-safe. */
public final class ApiCalls {

    static final int FIRST = -100;

    record Asked(
            int operation,
            long number,
            @Nullable Object first,
            @Nullable Object second) {}

    @Nullable
    Object called(Dispatcher dispatcher, ThreadState thread, Asked asked) {
        return null;
    }
}
