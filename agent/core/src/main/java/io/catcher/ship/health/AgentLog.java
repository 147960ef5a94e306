package io.catcher.ship.health;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own log, {@code catcher-agent.log}: made at the first message, one line for each failing condition in five
 * minutes, and never a Throwable to the caller. It writes a file, so it is for the agent's own threads. Thread-safe.
 */
public final class AgentLog implements Closeable {

    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Callable<Path> directory;
    private final UnaryOperator<String> scrub;
    private final Map<String, Long> lastTold = new ConcurrentHashMap<>();
    private @Nullable LogFile file;

    /**
     * @param directory asked at the first message
     * @param scrub takes secrets out of a message: the text of an error may hold some
     */
    public AgentLog(Callable<Path> directory, UnaryOperator<String> scrub) {
        this.directory = directory;
        this.scrub = scrub;
    }

    /**
     * Something is wrong.
     *
     * @param condition what repeats and is told once in five minutes; a constant, not a message
     */
    public void warn(String condition, String message) {
        if (isDue(condition)) {
            write(true, message);
        }
    }

    /** Something is wrong, because of an error. */
    public void warn(String condition, String message, Throwable cause) {
        warn(condition, message + ": " + cause);
    }

    /** Something worth to know; told each time. */
    public void info(String message) {
        write(false, message);
    }

    private boolean isDue(String condition) {
        long now = System.nanoTime();
        Long before = lastTold.get(condition);
        if (before != null && now - before < QUIET_NANOS) {
            return false;
        }
        lastTold.put(condition, now);
        return true;
    }

    private synchronized void write(boolean warning, String message) {
        try {
            LogFile log = file;
            if (log == null) {
                log = new LogFile(directory.call());
                file = log;
            }
            log.write(warning, scrub.apply(message));
        } catch (Exception | LinkageError e) {
            // Nowhere left to say it; the events matter more than the log about them.
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
