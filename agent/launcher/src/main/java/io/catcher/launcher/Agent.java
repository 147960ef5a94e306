package io.catcher.launcher;

import java.lang.instrument.Instrumentation;

/** Where the JVM enters: parse nothing, start the agent in its own loader, and never let anything out. */
public final class Agent {

    private Agent() {}

    /** Called by the JVM for {@code -javaagent}. */
    public static void premain(String argument, Instrumentation instrumentation) {
        start(argument, instrumentation, false);
    }

    /** Called by the JVM for an attach to a running process. */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        start(argument, instrumentation, true);
    }

    private static void start(String argument, Instrumentation instrumentation, boolean attached) {
        // An exception that leaves premain aborts the JVM with exit code 134: whatever happens ends here, in one line.
        try {
            String refusal = Refusal.first();
            if (refusal != null) {
                System.err.println("catcher: " + refusal);
                return;
            }
            InstLoader.ofThisJar()
                    .loadClass("io.catcher.boot.Boot")
                    .getMethod("start", String.class, Instrumentation.class, boolean.class)
                    .invoke(null, argument, instrumentation, attached);
        } catch (Throwable failure) {
            tell(failure);
        }
    }

    /** By a class that is loaded already where that must be: a jar that is replaced while the JVM starts has no others. */
    private static void tell(Throwable failure) {
        try {
            OneLine.print(failure);
        } catch (Throwable noClass) {
            try {
                System.err.println("catcher: could not start, the application runs without it: " + failure
                        + "; was its jar replaced just now?");
            } catch (Throwable silence) {
                // The application must start.
            }
        }
    }
}
