package io.catcher.bugcatcher.crash;

import io.catcher.ship.health.AgentThreads;
import org.jspecify.annotations.Nullable;

/** Whether a thread is the last one that keeps the JVM alive. Asks only final methods: a Thread may be the application's. */
public final class LastThread {

    /** HotSpot's own, which waits for all others after {@code main} has returned. */
    private static final String WAITS_FOR_THE_END = "DestroyJavaVM";

    private LastThread() {}

    /** Never true for a daemon, and so not for a virtual thread. */
    public static boolean isLast(Thread thread) {
        if (thread.isDaemon()) {
            return false;
        }
        @Nullable Thread[] all = all();
        for (Thread other : all) {
            if (other != null
                    && other != thread
                    && !other.isDaemon()
                    && other.isAlive()
                    && !AgentThreads.isOurs(other)
                    && !other.getName().equals(WAITS_FOR_THE_END)) {
                return false;
            }
        }
        return true;
    }

    /** Whether at least two threads of the application live beside this one and {@code main}'s rest. */
    public static boolean hasTwoOthers() {
        int others = 0;
        for (Thread other : all()) {
            // The JVM's own live in the outermost group, those of an application in main's or below.
            boolean ofTheJvm = other == null
                    || AgentThreads.isOurs(other)
                    || other.getThreadGroup() == null
                    || other.getThreadGroup().getParent() == null;
            if (!ofTheJvm && other != Thread.currentThread() && !other.getName().equals(WAITS_FOR_THE_END)) {
                others++;
            }
        }
        return others >= 2;
    }

    private static @Nullable Thread[] all() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        @Nullable Thread[] all = new Thread[256];
        // The group says only how many it copied: a full array may have left some out.
        while (group.enumerate(all) == all.length) {
            all = new Thread[all.length * 4];
        }
        return all;
    }
}
