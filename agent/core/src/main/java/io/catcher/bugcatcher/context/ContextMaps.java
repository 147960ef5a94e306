package io.catcher.bugcatcher.context;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the application keeps the identities of what a thread does: the logging contexts (MDC of SLF4J, ThreadContext of
 * Log4j 2) and the current span of OpenTelemetry. Only what is in use already is read: the first {@code MDC.get} of a JVM
 * loads a hundred classes or prints three warnings. Thread-safe.
 */
public final class ContextMaps {

    private static final Set<String> MAPS = Set.of("org/slf4j/MDC", "org/apache/logging/log4j/ThreadContext");

    /** The application's copy, and the one inside OpenTelemetry's agent, on the boot loader. */
    private static final Set<String> SPANS =
            Set.of(CurrentSpan.KEY, "io/opentelemetry/javaagent/shaded/" + CurrentSpan.KEY);

    /** Longer values are no ids, and an event carries each of them. */
    private static final int LONGEST = 255;

    private final List<ContextMap> maps = new CopyOnWriteArrayList<>();
    private final List<CurrentSpan> spans = new CopyOnWriteArrayList<>();
    private final Predicate<Class<?>> isInitialised;

    /** @param isInitialised whether a class's static initialiser has run; must not run it */
    public ContextMaps(Predicate<Class<?>> isInitialised) {
        this.isInitialised = isInitialised;
    }

    /** Whether a class that is being loaded is one of those this reads; by internal name. */
    public static boolean isContextMap(String internalName) {
        return MAPS.contains(internalName) || SPANS.contains(internalName);
    }

    /** Notes that this loader defines such a class. Nothing is loaded or called yet. */
    public void seen(@Nullable ClassLoader loader, String internalName) {
        ForeignClass type = new ForeignClass(loader, internalName);
        // Loaders come and go: what only waited to be asked would otherwise pile up.
        if (MAPS.contains(internalName)) {
            maps.removeIf(ContextMap::isGone);
            maps.add(new ContextMap(type));
        } else {
            spans.removeIf(CurrentSpan::isGone);
            spans.add(new CurrentSpan(type, internalName));
        }
    }

    /** The value of a key on this thread in the first context that has one, cut at 255 characters; or null. Never throws. */
    public @Nullable String get(String key) {
        for (ContextMap map : maps) {
            String value = map.get(key, isInitialised);
            if (value != null && !value.isEmpty()) {
                return value.length() > LONGEST ? head(value) : value;
            }
        }
        return null;
    }

    /** Without the word that the cut goes through: half of a secret has no shape that redaction could know. */
    private static String head(String value) {
        int space = value.lastIndexOf(' ', LONGEST);
        return value.substring(0, space > 0 ? space : LONGEST);
    }

    /** The ids of the span that is current on this thread; null where there is none. Never throws. */
    @Nullable
    TraceIds span() {
        for (CurrentSpan span : spans) {
            TraceIds ids = span.read(isInitialised);
            if (ids != null) {
                return ids;
            }
        }
        return null;
    }

    /** Whether there is a logging context to ask. */
    boolean hasMaps() {
        return !maps.isEmpty();
    }
}
