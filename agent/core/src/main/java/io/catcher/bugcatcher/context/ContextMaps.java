package io.catcher.bugcatcher.context;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The logging contexts (MDC of SLF4J, ThreadContext of Log4j 2) that classes of the application have. Only those that are
 * initialised already are read: the first {@code MDC.get} of a JVM loads a hundred classes or prints three warnings.
 * Thread-safe.
 */
public final class ContextMaps {

    private static final Set<String> NAMES = Set.of("org/slf4j/MDC", "org/apache/logging/log4j/ThreadContext");

    private final List<Source> sources = new CopyOnWriteArrayList<>();
    private final Predicate<Class<?>> isInitialised;

    /** @param isInitialised whether a class's static initialiser has run; must not run it */
    public ContextMaps(Predicate<Class<?>> isInitialised) {
        this.isInitialised = isInitialised;
    }

    /** Whether a class that is being loaded is one of those this reads; by internal name. */
    public static boolean isContextMap(String internalName) {
        return NAMES.contains(internalName);
    }

    /** Notes that this loader defines such a class. Nothing is loaded or called yet. */
    public void seen(@Nullable ClassLoader loader, String internalName) {
        sources.add(new Source(new WeakReference<>(loader), internalName.replace('/', '.')));
    }

    /** The value of a key on this thread in the first context that has one, or null. Never throws. */
    public @Nullable String get(String key) {
        for (Source source : sources) {
            String value = source.get(key, isInitialised);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Whether there is anything to ask. */
    public boolean isEmpty() {
        return sources.isEmpty();
    }

    /** One class of one loader, held weakly. */
    private static final class Source {

        private final WeakReference<@Nullable ClassLoader> loader;
        private final String className;
        private volatile @Nullable WeakReference<Class<?>> type;
        private volatile @Nullable WeakReference<MethodHandle> getter;

        Source(WeakReference<@Nullable ClassLoader> loader, String className) {
            this.loader = loader;
            this.className = className;
        }

        @Nullable
        String get(String key, Predicate<Class<?>> isInitialised) {
            try {
                Class<?> found = type();
                if (found == null || !isInitialised.test(found)) {
                    return null;
                }
                return (String) getter(found).invokeExact(key);
            } catch (Throwable anything) {
                return null;
            }
        }

        private @Nullable Class<?> type() throws ClassNotFoundException {
            WeakReference<Class<?>> known = type;
            Class<?> found = known == null ? null : known.get();
            ClassLoader from = loader.get();
            if (found == null && from != null) {
                // The class is loaded already: this finds it and initialises nothing.
                found = Class.forName(className, false, from);
                type = new WeakReference<>(found);
            }
            return found;
        }

        private MethodHandle getter(Class<?> of) throws ReflectiveOperationException {
            WeakReference<MethodHandle> known = getter;
            MethodHandle handle = known == null ? null : known.get();
            if (handle == null) {
                handle = MethodHandles.publicLookup()
                        .findStatic(of, "get", MethodType.methodType(String.class, String.class));
                getter = new WeakReference<>(handle);
            }
            return handle;
        }
    }
}
