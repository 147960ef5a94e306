package com.acme.shop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A service that fails some times and whose shutdown hook interrupts all threads that it finds. */
public final class Interrupting {

    static final int FAILURES = 50;

    private Interrupting() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < FAILURES; i++) {
            try {
                new Endings.Task().work("");
            } catch (IllegalStateException answered) {
                // The client gets an error page.
            }
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Interrupting::interruptAll));
    }

    /** Each once, but those that do the agent's last work again and again. */
    private static void interruptAll() {
        Set<Thread> done = new HashSet<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        boolean began = false;
        while (System.nanoTime() < until) {
            List<Thread> last = new ArrayList<>();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                boolean atWork = thread.getName().matches("catcher-(shutdown|end)");
                if (atWork) {
                    last.add(thread);
                }
                if (thread != Thread.currentThread() && (atWork || done.add(thread))) {
                    thread.interrupt();
                }
            }
            began |= !last.isEmpty();
            if (began && last.isEmpty()) {
                return;
            }
        }
    }
}
