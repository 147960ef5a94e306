package io.catcher.bugcatcher.context;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The logging context of one loader: SLF4J's MDC or Log4j's ThreadContext. Thread-safe. */
final class ContextMap {

    private static final MethodType GET = MethodType.methodType(String.class, String.class);

    private final ForeignClass type;
    private final Patience patience = new Patience();
    private volatile @Nullable WeakReference<MethodHandle> getter;

    ContextMap(ForeignClass type) {
        this.type = type;
    }

    boolean isGone() {
        return type.isGone();
    }

    /** The value of a key on this thread, or null. Never throws. */
    @Nullable
    String get(String key, Predicate<Class<?>> isInitialised) {
        long began = System.nanoTime();
        if (!patience.begin(began)) {
            return null;
        }
        boolean threw = true;
        String value = null;
        try {
            Class<?> found = type.ifInitialised(isInitialised);
            value = found == null ? null : (String) getter(found).invokeExact(key);
            threw = false;
        } catch (Throwable anything) {
            // An adapter of the application's own may throw whatever it likes: this event is told without it.
        } finally {
            patience.end(began, System.nanoTime(), threw);
        }
        return value;
    }

    private MethodHandle getter(Class<?> of) throws ReflectiveOperationException {
        WeakReference<MethodHandle> known = getter;
        MethodHandle handle = known == null ? null : known.get();
        if (handle == null) {
            handle = MethodHandles.publicLookup().findStatic(of, "get", GET);
            getter = new WeakReference<>(handle);
        }
        return handle;
    }
}
