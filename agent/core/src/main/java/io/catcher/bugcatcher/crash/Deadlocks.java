package io.catcher.bugcatcher.crash;

import io.catcher.perfcatcher.thread.OverriddenIds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Threads that wait for each other for ever, as the JVM itself knows them. Never in premain: it loads java.management. */
public final class Deadlocks {

    private static final int FRAMES = 8;

    private Deadlocks() {}

    /** One entry for each thread; empty when there is no deadlock or the JVM has no java.management. */
    public static List<Map<String, Object>> find() {
        try {
            // Until JDK 19 both questions would call the getId of the threads themselves.
            if (OverriddenIds.exist()) {
                return List.of();
            }
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long[] ids = threads.findDeadlockedThreads();
            return ids == null ? List.of() : describe(threads.getThreadInfo(ids, FRAMES));
        } catch (LinkageError | RuntimeException | OutOfMemoryError without) {
            // Where the heap is full, that is to be told, and not kept from it by this question.
            return List.of();
        }
    }

    private static List<Map<String, Object>> describe(@Nullable ThreadInfo[] infos) {
        List<Map<String, Object>> described = new ArrayList<>();
        for (ThreadInfo info : infos) {
            if (info != null) {
                Map<String, Object> thread = new LinkedHashMap<>();
                thread.put("thread", info.getThreadName());
                thread.put("waits_for", String.valueOf(info.getLockName()));
                thread.put("held_by", String.valueOf(info.getLockOwnerName()));
                List<String> frames = new ArrayList<>();
                for (StackTraceElement frame : info.getStackTrace()) {
                    frames.add(frame.toString());
                }
                thread.put("frames", frames);
                described.add(thread);
            }
        }
        return described;
    }
}
