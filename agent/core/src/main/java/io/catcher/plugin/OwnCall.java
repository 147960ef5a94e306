package io.catcher.plugin;

import io.catcher.api.Call;
import io.catcher.chain.Frame;
import io.catcher.event.Watched;
import org.jspecify.annotations.Nullable;

/** One call as one interceptor sees it. For the calling thread. */
final class OwnCall implements Call {

    private final Watched method;
    private final Frame frame;
    private final long start;
    private @Nullable Throwable thrown;
    private @Nullable Object state;

    /** @param start {@code System.nanoTime()} of the entry */
    OwnCall(Watched method, Frame frame, long start) {
        this.method = method;
        this.frame = frame;
        this.start = start;
    }

    void threw(@Nullable Throwable leaving) {
        thrown = leaving;
    }

    @Override
    public String className() {
        return method.className();
    }

    @Override
    public String methodName() {
        // Not from the tool name, which @Caught may have given.
        int end = method.signature().indexOf('(');
        return method.signature().substring(method.signature().lastIndexOf('.', end) + 1, end);
    }

    @Override
    public String signature() {
        return method.signature();
    }

    @Override
    public String rule() {
        return method.rule();
    }

    @Override
    public @Nullable Object target() {
        return frame.target();
    }

    @Override
    public @Nullable Object[] arguments() {
        return frame.arguments().clone();
    }

    @Override
    public @Nullable Object result() {
        return frame.result();
    }

    @Override
    public @Nullable Throwable thrown() {
        return thrown;
    }

    @Override
    public long nanos() {
        return System.nanoTime() - start;
    }

    @Override
    public @Nullable Object state() {
        return state;
    }

    @Override
    public void state(@Nullable Object value) {
        state = value;
    }
}
