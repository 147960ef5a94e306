package com.acme.shop;

/** Fails once, and then lists every thread that is not the JVM's or its own. */
public final class Threads {

    static void fail() {
        throw new IllegalStateException("on purpose");
    }

    public static void main(String[] arguments) {
        ClassLoader own = ClassLoader.getSystemClassLoader();
        try {
            fail();
        } catch (IllegalStateException expected) {
            System.out.println("failed");
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            ClassLoader loader = thread.getContextClassLoader();
            if (thread != Thread.currentThread()
                    && loader != null
                    && (loader != own || thread.getName().contains("catcher"))) {
                System.out.println("thread " + thread.getName() + " daemon " + thread.isDaemon() + " loader "
                        + loader.getClass().getName());
            }
        }
    }
}
