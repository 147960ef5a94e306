package io.catcher.bugcatcher.thrown;

import java.util.Set;

/** The exceptions by which the JDK hands over somebody else's: they say nothing of their own. */
public final class Wrappers {

    private static final Set<String> NAMES = Set.of(
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.CompletionException",
            "java.lang.reflect.InvocationTargetException",
            "java.lang.reflect.UndeclaredThrowableException");

    private Wrappers() {}

    /** @param type name of a class */
    public static boolean has(String type) {
        return NAMES.contains(type);
    }

    /** What was handed over; the Throwable itself where it is no wrapper, or an empty one. */
    public static Throwable unwrap(Throwable thrown) {
        Throwable inner = thrown;
        for (int depth = 0;
                depth < Throwables.DEEPEST_CAUSE && has(inner.getClass().getName());
                depth++) {
            Throwable cause = Throwables.cause(inner);
            if (cause == null) {
                return inner;
            }
            inner = cause;
        }
        return inner;
    }
}
