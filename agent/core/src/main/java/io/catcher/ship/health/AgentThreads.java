package io.catcher.ship.health;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the agent's threads: daemons named {@code catcher-…}, in a group of their own, with our class loader, and with a
 * handler of their own so that nothing of ours ever reaches the application's uncaught-exception handler.
 */
public final class AgentThreads {

    private static final ThreadGroup GROUP = new ThreadGroup(root(), "catcher");

    private AgentThreads() {}

    /** Whether the thread is one of the agent's, also one that a library of ours made. */
    public static boolean isOurs(Thread thread) {
        return thread.getThreadGroup() == GROUP;
    }

    /** Not started yet. */
    @SuppressWarnings("ThreadPriorityCheck") // the creator's may be any
    public static Thread daemon(String name, Runnable work) {
        // Without the creator's inheritable thread-locals: they may hold the application's objects.
        Thread thread = new Thread(GROUP, work, "catcher-" + name, 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        thread.setContextClassLoader(AgentThreads.class.getClassLoader());
        thread.setUncaughtExceptionHandler((dead, error) -> {});
        return thread;
    }

    /** Names threads that libraries made on ours as ours; they inherit group, loader and daemon flag. */
    public static void adopt() {
        // What does not fit is left out silently.
        Thread[] threads = new Thread[2 * GROUP.activeCount() + 16];
        int count = GROUP.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].getName().startsWith("catcher-")) {
                threads[i].setName("catcher-" + threads[i].getName());
            }
        }
    }

    /** A factory for executors that need one. */
    public static java.util.concurrent.ThreadFactory factory(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> daemon(name + "-" + count.getAndIncrement(), work);
    }

    /** The application's own groups stay as they are: some programs wait until theirs is empty. */
    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
