package io.catcher.perfcatcher.slow;

import io.catcher.perfcatcher.thread.OverriddenIds;
import io.catcher.perfcatcher.thread.OwnThread;
import io.catcher.perfcatcher.thread.Reading;
import io.catcher.perfcatcher.thread.StackSnapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM about a thread by its number, so that no method of a Thread is called that the application may have
 * overridden. A stack is taken at a safepoint: in a loop without one, its line is the nearest one behind. Used by one
 * thread at a time; never in premain.
 */
public class ThreadProbe {

    /** Between a method and what it waits for lie dozens of a framework; our own frames may lie on top. */
    static final int FRAMES_READ = 96;

    static final String HELD_BY = " held by ";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean tellsProcessorTime = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();

    /** Takes about two microseconds; stops nobody. */
    Reading read(long id) {
        long processor = tellsProcessorTime ? threads.getThreadCpuTime(id) : Reading.UNKNOWN;
        long allocated = threads instanceof com.sun.management.ThreadMXBean detailed
                ? detailed.getThreadAllocatedBytes(id)
                : Reading.UNKNOWN;
        return new Reading(System.nanoTime(), processor, allocated);
    }

    /**
     * Holds the threads of the JVM at a safepoint for as long as the innermost frames of one of them take to be read,
     * some tens of microseconds. {@code Thread.getStackTrace} would on newer JVMs hold that one alone, but reads a stack
     * of any depth whole, can be the application's own code, and tells no lock.
     *
     * @param most frames, innermost first
     * @return null when the thread has ended
     */
    @Nullable
    StackSnapshot snapshot(RunningThread running, int most) {
        Thread thread = running.thread();
        if (thread == null) {
            return null;
        }
        if (running.isVirtual) {
            return snapshot(thread, thread.getState(), thread.getStackTrace());
        }
        if (OverriddenIds.exist()) {
            return snapshot(thread, OwnThread.stateOf(thread), OwnThread.stackOf(thread));
        }
        ThreadInfo info = threads.getThreadInfo(running.id, most);
        return info == null
                ? null
                : new StackSnapshot(
                        info.getThreadName(),
                        info.getThreadState().name(),
                        waitsFor(info),
                        List.of(info.getStackTrace()));
    }

    /**
     * Without the lock that it waits for. A virtual thread is of a class of the JDK, so that nothing which the application
     * wrote is called, and nobody but that thread is held up.
     */
    private static StackSnapshot snapshot(Thread thread, Thread.State state, StackTraceElement[] stack) {
        String name = thread.getName();
        return new StackSnapshot(name.isEmpty() ? null : name, state.name(), null, List.of(stack));
    }

    /** Whether it waits for a lock that another thread holds; false where that is not known. Stops nobody. */
    boolean isHeldUp(RunningThread running) {
        if (running.isVirtual || OverriddenIds.exist()) {
            return false;
        }
        ThreadInfo info = threads.getThreadInfo(running.id);
        return info != null && info.getLockOwnerName() != null;
    }

    private static @Nullable String waitsFor(ThreadInfo info) {
        String lock = info.getLockName();
        if (lock == null) {
            return null;
        }
        String owner = info.getLockOwnerName();
        return owner == null ? lock : lock + HELD_BY + owner;
    }
}
