package io.catcher.chain;

import io.catcher.bugcatcher.ThreadRequests;
import org.jspecify.annotations.Nullable;

/** PerfCatcher's place in the chain: two clock reads and a note in the thread's own buffer. */
public final class PerfInterceptor implements Interceptor {

    @Override
    public String name() {
        return "perfcatcher";
    }

    @Override
    public int priority() {
        return Priority.HIGH;
    }

    @Override
    public boolean maySkip() {
        return true;
    }

    @Override
    public void enter(Call call, ThreadRequests thread) {
        call.start();
    }

    @Override
    public boolean exit(Call call, @Nullable Throwable thrown) {
        long end = System.nanoTime();
        long duration = end - call.start();
        call.duration(duration);
        call.sample(end, duration);
        return false;
    }
}
