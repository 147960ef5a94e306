package io.catcher.perfcatcher.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the threads of this process were ready to run and waited for a processor: the second number of each one's {@code
 * schedstat} (Linux, Documentation/scheduler/sched-stats). Used by one thread at a time.
 */
final class RunDelay {

    private static final int LONGEST_LINE = 96;

    private final Path tasks;
    private Map<Path, Long> known = new HashMap<>();
    private long sum;

    RunDelay() {
        this(Path.of("/proc/self/task"));
    }

    RunDelay(Path tasks) {
        this.tasks = tasks;
    }

    /**
     * Nanoseconds of all threads together since this was asked first, or {@link Throttling#UNKNOWN}. What a thread waited after
     * the last time and before its end is missing.
     */
    long nanos() {
        Map<Path, Long> now = new HashMap<>(2 * known.size());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
            for (Path task : all) {
                long waited = waited(task.resolve("schedstat"));
                if (waited >= 0) {
                    now.put(task, waited);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            return Throttling.UNKNOWN;
        }
        if (now.isEmpty()) {
            return Throttling.UNKNOWN;
        }
        // At first what was before is nobody's business.
        boolean first = known.isEmpty();
        now.forEach((task, waited) -> sum += first ? 0 : Math.max(0, waited - known.getOrDefault(task, 0L)));
        known = now;
        return sum;
    }

    /** Less than 0 for a thread that has just ended. */
    private static long waited(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String line = new String(in.readNBytes(LONGEST_LINE), StandardCharsets.US_ASCII);
            int from = line.indexOf(' ') + 1;
            return Long.parseLong(line.substring(from, line.indexOf(' ', from)));
        } catch (IOException | RuntimeException gone) {
            return Throttling.UNKNOWN;
        }
    }
}
