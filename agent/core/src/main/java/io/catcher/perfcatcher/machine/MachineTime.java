package io.catcher.perfcatcher.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/**
 * How long the machine's processors were busy, for whomever: the first line of Linux's {@code /proc/stat}. What the hypervisor
 * took for other machines is counted too.
 */
final class MachineTime {

    private static final int LONGEST_LINE = 256;

    /** In hundredths of a second, on every architecture (USER_HZ). */
    private static final long TICK_NANOS = 10_000_000L;

    private static final int IDLE = 3;
    private static final int WAITS_FOR_DISK = 4;

    /** Guests are counted as user time already. */
    private static final int STEAL = 7;

    private final Path file;

    MachineTime() {
        this(Path.of("/proc/stat"));
    }

    MachineTime(Path file) {
        this.file = file;
    }

    /** Nanoseconds on all processors together, or {@link Throttling#UNKNOWN}. */
    long nanos() {
        try (InputStream in = Files.newInputStream(file)) {
            return busy(new String(in.readNBytes(LONGEST_LINE), StandardCharsets.US_ASCII));
        } catch (IOException | RuntimeException unreadable) {
            return Throttling.UNKNOWN;
        }
    }

    private static long busy(String text) {
        StringTokenizer numbers = new StringTokenizer(text.substring(0, text.indexOf('\n')));
        if (!numbers.nextToken().equals("cpu")) {
            return Throttling.UNKNOWN;
        }
        long ticks = 0;
        for (int i = 0; i <= STEAL && numbers.hasMoreTokens(); i++) {
            long some = Long.parseLong(numbers.nextToken());
            ticks += i == IDLE || i == WAITS_FOR_DISK ? 0 : some;
        }
        return ticks * TICK_NANOS;
    }
}
