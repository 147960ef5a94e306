package io.catcher.perfcatcher.cause;

import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.thread.OverriddenIds;
import io.catcher.perfcatcher.thread.OwnThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM about a thread by its number, so that no method of a Thread is called that the application may have
 * overridden. A stack is taken at a safepoint: in a loop without one, its line is the nearest one behind. Used by one
 * thread at a time; never in premain.
 */
class ThreadProbe {

    static final int MOST_FRAMES = 12;

    /** Our own frames may lie on top of those of the method. */
    private static final int FRAMES_READ = 32;

    static final String HELD_BY = " held by ";

    private static final String BRIDGE = "java.lang.CatcherBridge";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean tellsProcessorTime = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();

    /** What a thread did at one moment, and how it was called then; null for no name. */
    record Sample(@Nullable String threadName, StackSample stack) {}

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
     * @param className of the method that is watched
     * @return null when the thread has ended
     */
    @Nullable
    Sample sample(RunningThread running, String className, String methodName) {
        Thread thread = running.thread();
        if (thread == null) {
            return null;
        }
        if (running.isVirtual) {
            return sample(thread, thread.getState(), thread.getStackTrace(), className, methodName);
        }
        if (OverriddenIds.exist()) {
            return sample(thread, OwnThread.stateOf(thread), OwnThread.stackOf(thread), className, methodName);
        }
        ThreadInfo info = threads.getThreadInfo(running.id, FRAMES_READ);
        if (info == null) {
            return null;
        }
        List<String> frames = frames(info.getStackTrace(), className, methodName);
        return new Sample(
                info.getThreadName(), new StackSample(1, info.getThreadState().name(), waitsFor(info), frames));
    }

    /**
     * Without the lock that it waits for. A virtual thread is of a class of the JDK, so that nothing which the application
     * wrote is called, and nobody but that thread is held up.
     */
    private static Sample sample(
            Thread thread, Thread.State state, StackTraceElement[] stack, String className, String methodName) {
        String name = thread.getName();
        return new Sample(
                name.isEmpty() ? null : name,
                new StackSample(1, state.name(), null, frames(stack, className, methodName)));
    }

    /** Whether it waits for a lock that another thread holds; false where that is not known. Stops nobody. */
    boolean isHeldUp(RunningThread running) {
        if (running.isVirtual || OverriddenIds.exist()) {
            return false;
        }
        ThreadInfo info = threads.getThreadInfo(running.id);
        return info != null && info.getLockOwnerName() != null;
    }

    static List<String> frames(StackTraceElement[] stack, String className, String methodName) {
        int from = 0;
        int until = stack.length;
        for (int i = stack.length - 1; i >= 0; i--) {
            String owner = stack[i].getClassName();
            if (owner.equals(BRIDGE)) {
                from = i + 1;
                break;
            }
            if (until == stack.length
                    && owner.equals(className)
                    && stack[i].getMethodName().equals(methodName)) {
                until = i + 1;
            }
        }
        List<String> frames = new ArrayList<>(MOST_FRAMES);
        for (int i = from; i < until && frames.size() < MOST_FRAMES; i++) {
            frames.add(inWords(stack[i]));
        }
        return frames;
    }

    /** Without module and loader, as a stack trace of the application reads. */
    private static String inWords(StackTraceElement frame) {
        String file = frame.getFileName();
        String place = frame.isNativeMethod()
                ? "Native Method"
                : file == null
                        ? "Unknown Source"
                        : frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
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
