package io.catcher.boot.process;

import java.io.File;
import java.io.IOException;

/** This process's number. Where the system has it as a file it is read there: ProcessHandle begins with a pool of threads. */
public final class ProcessId {

    private ProcessId() {}

    public static long find() {
        try {
            return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
        } catch (IOException | NumberFormatException notLinux) {
            return ProcessHandle.current().pid();
        }
    }

    /** Short, and different for each JVM: start time and process id. */
    public static String prefix() {
        long start = System.currentTimeMillis() / 1_000;
        return Long.toString(start << 16 | (find() & 0xffff), 36);
    }
}
