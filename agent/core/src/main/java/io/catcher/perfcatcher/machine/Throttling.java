package io.catcher.perfcatcher.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How long the kernel has held this process back because its cgroup had used up its processor time: {@code cpu.stat} of
 * cgroups v2 and v1, as a container sees its own. Where there is none, nothing is known.
 */
public final class Throttling {

    public static final long UNKNOWN = -1;

    private static final List<Path> USUAL = List.of(
            Path.of("/sys/fs/cgroup/cpu.stat"),
            Path.of("/sys/fs/cgroup/cpu/cpu.stat"),
            Path.of("/sys/fs/cgroup/cpu,cpuacct/cpu.stat"));

    private final List<Path> files;

    public Throttling() {
        this(USUAL);
    }

    Throttling(List<Path> candidates) {
        this.files = candidates.stream().filter(Files::isReadable).limit(1).toList();
    }

    /** Nanoseconds since the cgroup was made, or {@link #UNKNOWN}. */
    public long nanos() {
        for (Path file : files) {
            try {
                return parse(Files.readAllLines(file));
            } catch (IOException | RuntimeException unreadable) {
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private static long parse(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("throttled_usec ")) {
                return 1_000 * Long.parseLong(line.substring("throttled_usec ".length()));
            }
            if (line.startsWith("throttled_time ")) {
                return Long.parseLong(line.substring("throttled_time ".length()));
            }
        }
        return UNKNOWN;
    }
}
