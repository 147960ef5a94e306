package io.catcher.bugcatcher;

import io.catcher.event.Severity;
import java.util.Map;

/**
 * Code, category and severity of a failure, by the nearest known class of the Throwable or of one of its causes. The
 * codes are those of the product's registry; classes are known by name, since none of the application's can be linked.
 */
record Diagnosis(String code, String category, Severity severity, boolean recoverable) {

    private static final Diagnosis APPLICATION = error("E303", "application", false);

    private static final Map<String, Diagnosis> BY_TYPE = Map.ofEntries(
            Map.entry("java.lang.OutOfMemoryError", new Diagnosis("F002", "resource", Severity.FATAL, false)),
            Map.entry("java.lang.StackOverflowError", error("E303", "resource", false)),
            Map.entry("java.lang.LinkageError", error("E501", "linkage", false)),
            Map.entry("java.lang.ClassNotFoundException", error("E501", "linkage", false)),
            Map.entry("java.net.SocketTimeoutException", error("E201", "timeout", true)),
            Map.entry("java.net.http.HttpTimeoutException", error("E201", "timeout", true)),
            Map.entry("java.util.concurrent.TimeoutException", error("E201", "timeout", true)),
            Map.entry("java.sql.SQLTimeoutException", error("E201", "timeout", true)),
            Map.entry("java.net.SocketException", error("E200", "network", true)),
            Map.entry("java.net.UnknownHostException", error("E200", "network", true)),
            Map.entry("javax.net.ssl.SSLException", error("E200", "network", true)),
            Map.entry("java.sql.SQLException", error("E403", "storage", false)),
            Map.entry("java.nio.file.AccessDeniedException", error("E401", "auth", false)),
            Map.entry("java.lang.SecurityException", error("E401", "auth", false)),
            Map.entry("java.nio.file.NoSuchFileException", error("E402", "storage", false)),
            Map.entry("java.io.FileNotFoundException", error("E402", "storage", false)),
            Map.entry("java.io.IOException", error("E400", "storage", true)),
            Map.entry("java.lang.NullPointerException", error("E303", "contract", false)),
            Map.entry("java.lang.ClassCastException", error("E303", "contract", false)),
            Map.entry("java.lang.IndexOutOfBoundsException", error("E303", "contract", false)),
            Map.entry("java.lang.IllegalStateException", error("E303", "contract", false)),
            Map.entry("java.lang.UnsupportedOperationException", error("E303", "contract", false)),
            Map.entry("java.lang.NumberFormatException", error("E300", "data", false)),
            Map.entry("java.time.format.DateTimeParseException", error("E300", "data", false)),
            Map.entry("java.text.ParseException", error("E300", "data", false)),
            Map.entry("java.lang.ArithmeticException", error("E300", "data", false)),
            Map.entry("java.lang.IllegalArgumentException", error("E301", "contract", false)),
            Map.entry("java.util.ConcurrentModificationException", error("E302", "concurrency", false)),
            Map.entry("java.lang.InterruptedException", error("E302", "concurrency", true)),
            Map.entry("java.util.concurrent.RejectedExecutionException", error("E202", "resource", true)));

    private static Diagnosis error(String code, String category, boolean recoverable) {
        return new Diagnosis(code, category, Severity.ERROR, recoverable);
    }

    /** The innermost cause that is known decides: wrappers say less than what they wrap. */
    static Diagnosis of(Throwable thrown) {
        Diagnosis found = APPLICATION;
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < Throwables.DEEPEST_CAUSE; depth++) {
            Diagnosis own = byType(at.getClass());
            if (own != null) {
                found = own;
            }
            at = Throwables.cause(at);
        }
        return found;
    }

    private static @org.jspecify.annotations.Nullable Diagnosis byType(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Diagnosis known = BY_TYPE.get(at.getName());
            if (known != null) {
                return known;
            }
        }
        return null;
    }
}
