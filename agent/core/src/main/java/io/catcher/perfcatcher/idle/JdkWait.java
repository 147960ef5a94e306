package io.catcher.perfcatcher.idle;

import java.util.List;
import java.util.Set;

/**
 * What of the JDK a stack waits in, by the method of it that the application called. A reply that is waited for (Future,
 * CountDownLatch, Exchanger, a socket read), a lock, and what pools are made of (SynchronousQueue, Semaphore, the ends of a
 * deque) are none of these.
 */
enum JdkWait {
    /** For nothing that is known to be work. */
    OTHER,

    /** Surely for work: a pool's thread for its next task, a server for its next connection. */
    WORK,

    /** For events of channels. */
    EVENTS,

    /** For an element of a queue. Some pools are queues too. */
    QUEUE,

    /** For a signal: of who wrote a queue of his own, or a pool. */
    SIGNAL;

    private static final String CONCURRENT = "java.util.concurrent.";

    private static final Set<String> QUEUES = Set.of(
            CONCURRENT + "ArrayBlockingQueue",
            CONCURRENT + "LinkedBlockingQueue",
            CONCURRENT + "PriorityBlockingQueue",
            CONCURRENT + "LinkedTransferQueue",
            CONCURRENT + "LinkedBlockingDeque",
            CONCURRENT + "DelayQueue");

    private static final Set<String> OWN_WORKERS = Set.of(
            CONCURRENT + "ThreadPoolExecutor.getTask",
            CONCURRENT + "ForkJoinPool.awaitWork",
            "java.lang.ref.ReferenceQueue.remove",
            "java.net.ServerSocket.accept",
            "sun.nio.ch.ServerSocketChannelImpl.accept");

    /** @param stack innermost frame first */
    static JdkWait of(List<StackTraceElement> stack) {
        // Also behind a queue of the application, which a pool of the JDK asks.
        if (stack.stream().anyMatch(frame -> OWN_WORKERS.contains(name(frame)))) {
            return WORK;
        }
        int caller = caller(stack);
        if (caller == 0) {
            return stack.isEmpty() ? OTHER : ofNative(stack.get(0));
        }
        // Who waits for the lock of a queue waits for another thread.
        boolean locks = stack.subList(0, caller).stream()
                .anyMatch(frame -> frame.getClassName().startsWith(CONCURRENT + "locks.ReentrantLock"));
        return locks ? OTHER : of(stack.get(caller - 1));
    }

    /** Where the application's own frames begin. */
    static int caller(List<StackTraceElement> stack) {
        int at = 0;
        while (at < stack.size() && isOfTheJdk(stack.get(at))) {
            at++;
        }
        return at;
    }

    static boolean isOfTheJdk(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    /** Netty has calls of its own to the operating system's. */
    private static JdkWait ofNative(StackTraceElement frame) {
        String method = frame.getMethodName();
        return frame.isNativeMethod() && (method.startsWith("epollWait") || method.startsWith("keventWait"))
                ? EVENTS
                : OTHER;
    }

    private static JdkWait of(StackTraceElement called) {
        String type = called.getClassName();
        String method = called.getMethodName();
        if (type.equals("sun.nio.ch.SelectorImpl") && method.equals("select")) {
            return EVENTS;
        } else if (QUEUES.contains(type) && (method.equals("take") || method.equals("poll"))) {
            return QUEUE;
        }
        boolean signal = (type.equals("java.lang.Object") && method.startsWith("wait"))
                || (type.endsWith("Synchronizer$ConditionObject") && method.startsWith("await"))
                || (type.equals(CONCURRENT + "locks.LockSupport") && method.startsWith("park"));
        return signal ? SIGNAL : OTHER;
    }
}
