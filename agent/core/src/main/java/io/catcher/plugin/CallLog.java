package io.catcher.plugin;

import io.catcher.chain.Call;
import io.catcher.event.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code - class: log}: a line for each call in {@code calls.log}: when it ended, how long it took, what, and how it ended.
 * No values, so nothing to redact. A caller leaves a note in a queue, and never waits; what the queue cannot hold is counted.
 */
final class CallLog extends BuiltIn {

    static final String FILE = "calls.log";

    private static final String OLDER = "calls.1.log";
    private static final int MOST_WAITING = 16_384;
    private static final long LARGEST = 16L << 20;

    private record Line(
            int site, long endMillis, long nanos, @Nullable Class<?> thrown) {}

    private final ArrayBlockingQueue<Line> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong leftOut = new AtomicLong();

    CallLog(int priority, OwnInterceptors.Surroundings agent) {
        super(LOG, FILE, priority, agent);
    }

    @Override
    public boolean exit(Call call, @Nullable Throwable thrown) {
        long nanos = System.nanoTime() - call.start();
        Line line =
                new Line(call.siteId(), System.currentTimeMillis(), nanos, thrown == null ? null : thrown.getClass());
        if (!waiting.offer(line)) {
            leftOut.incrementAndGet();
        }
        return false;
    }

    @Override
    synchronized void beat(long nowNanos) {
        if (waiting.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        int most = waiting.size();
        for (int i = 0; i < most; i++) {
            Line line = waiting.poll();
            if (line != null) {
                append(text, line);
            }
        }
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            text.append(Instant.now()).append(" (").append(missing).append(" calls left out)\n");
        }
        write(text.toString());
    }

    @Override
    void finish() {
        beat(System.nanoTime());
    }

    private void append(StringBuilder text, Line line) {
        Watched method = method(line.site());
        text.append(Instant.ofEpochMilli(line.endMillis()))
                .append(' ')
                .append(Math.round(line.nanos() / 1_000.0) / 1_000.0)
                .append(" ms ")
                .append(method == null ? "?" : method.toolName())
                .append(
                        line.thrown() == null
                                ? " returned"
                                : " threw " + line.thrown().getName())
                .append('\n');
    }

    @Override
    void write(Path directory, String text) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file) && Files.size(file) + text.length() > LARGEST) {
            Files.move(file, directory.resolve(OLDER), StandardCopyOption.REPLACE_EXISTING);
        }
        put(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
