package io.catcher.api;

import org.jspecify.annotations.Nullable;

/** A step that {@link Catcher#step} began, until it is closed. For the thread that began it. */
public final class Step implements AutoCloseable {

    static final Step NONE = new Step(null);

    private @Nullable Object open;

    Step(@Nullable Object open) {
        this.open = open;
    }

    /** Ends the step. Never throws. */
    @Override
    public void close() {
        Object now = open;
        if (now != null) {
            open = null;
            Hook.call(Hook.END, 0, now, null);
        }
    }
}
