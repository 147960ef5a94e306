package io.catcher.launcher;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refuses to start twice in one JVM: given twice on the command line, or attached to a JVM that has it. All copies of
 * the jar go onto one class path, where this class exists once.
 */
final class SecondCopy implements Refusal {

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    @Override
    public String reason() {
        return STARTED.compareAndSet(false, true)
                ? null
                : "is already running in this JVM, this second copy stands down";
    }
}
