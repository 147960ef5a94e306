package io.catcher.boot;

import io.catcher.ship.health.AgentLog;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lines for the agent's own log that come up on the application's threads, which must not touch a file: kept until the
 * agent's pulse writes them. Thread-safe.
 */
final class LogLines {

    private static final int MOST = 1_000;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** Never blocks; beyond {@value #MOST} waiting lines the new one is dropped. */
    void add(String line) {
        if (count.incrementAndGet() <= MOST) {
            lines.add(line);
        } else {
            count.decrementAndGet();
        }
    }

    void drainTo(AgentLog log) {
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            count.decrementAndGet();
            log.warn(line, line);
        }
    }
}
