package io.catcher.boot;

import static io.catcher.weave.jdk.BridgePoint.NONE;
import static io.catcher.weave.jdk.BridgePoint.ON_THE_STACK;

import io.catcher.chain.Dispatcher;
import io.catcher.chain.Handover;
import io.catcher.weave.jdk.BridgePoint;
import java.util.List;
import java.util.Map;

/**
 * Where the JDK ends threads and hands work over. Each task must pass one {@code HANDS_OVER} only, so of methods that call one another just
 * one is here; those that a JDK does not have are not found in it.
 */
final class JdkPoints {

    private static final String TASK = "Ljava/util/concurrent/ForkJoinTask;";

    /** Begins what a thread runs since 21; its first variable is the thread. */
    private static final String RUN_WITH = "runWith";

    private static final String OBJECT_AND_RUNNABLE = "(Ljava/lang/Object;Ljava/lang/Runnable;)V";

    private JdkPoints() {}

    /**
     * Every uncaught Throwable of main, platform and virtual threads goes through here. A default handler of ours would be
     * seen by the application, and replaced by its own.
     */
    static Map<String, List<BridgePoint>> ofUncaught() {
        return Map.of(
                "java/lang/Thread",
                List.of(new BridgePoint(
                        "dispatchUncaughtException", "(Ljava/lang/Throwable;)V", Dispatcher.UNCAUGHT, 0, 1)));
    }

    static Map<String, List<BridgePoint>> ofHandovers() {
        return Map.of(
                "java/util/concurrent/ThreadPoolExecutor",
                List.of(
                        handsOver("execute", "(Ljava/lang/Runnable;)V", 1, NONE),
                        new BridgePoint("getTask", "()Ljava/lang/Runnable;", Handover.IDLES, 0, NONE),
                        new BridgePoint(
                                "runWorker",
                                "(Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V",
                                Handover.RUNS,
                                ON_THE_STACK,
                                NONE)),
                "java/util/concurrent/ScheduledThreadPoolExecutor",
                List.of(handsOver("delayedExecute", "(Ljava/util/concurrent/RunnableScheduledFuture;)V", 1, NONE)),
                "java/util/concurrent/ForkJoinPool",
                List.of(
                        // The first until 18, the second since.
                        handsOver("externalSubmit", "(" + TASK + ")" + TASK, 1, 0),
                        handsOver("poolSubmit", "(Z" + TASK + ")" + TASK, 2, 0)),
                "java/util/concurrent/ForkJoinTask",
                List.of(
                        handsOver("fork", "()" + TASK, 0, NONE),
                        new BridgePoint("doExec", "()I", Handover.RUNS_WITHIN, 0, NONE),
                        new BridgePoint("doExec", "()V", Handover.RUNS_WITHIN, 0, NONE)),
                "java/lang/VirtualThread",
                List.of(handsOver("start", "(Ljdk/internal/vm/ThreadContainer;)V", 0, NONE)),
                // What a common pool of one thread is replaced by.
                "java/util/concurrent/CompletableFuture$ThreadPerTaskExecutor",
                List.of(handsOver("execute", "(Ljava/lang/Runnable;)V", 1, NONE)),
                "java/lang/Thread",
                List.of(
                        new BridgePoint("run", "()V", Handover.RUNS, ON_THE_STACK, NONE),
                        new BridgePoint(RUN_WITH, OBJECT_AND_RUNNABLE, Handover.RUNS, 0, NONE),
                        new BridgePoint(RUN_WITH, OBJECT_AND_RUNNABLE, Handover.BEGINS, ON_THE_STACK, NONE)));
    }

    private static BridgePoint handsOver(String method, String descriptor, int task, int pool) {
        return new BridgePoint(method, descriptor, Handover.HANDS_OVER, task, pool);
    }
}
