package io.catcher.bugcatcher.context;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The current span of one copy of OpenTelemetry's API: the application's own, or the one that OpenTelemetry's agent keeps
 * under another name. Asked only when a span was put into a context and a context was made current before, so that asking
 * initialises nothing. Thread-safe.
 */
final class CurrentSpan {

    /** Initialised by the first span that enters a context, and by nothing else. */
    static final String KEY = "io/opentelemetry/api/trace/SpanContextKey";

    /** Initialised when a context is first made current. */
    private static final String STORAGE = "io.opentelemetry.context.LazyStorage";

    private final ForeignClass key;
    private final String prefix;
    private final Patience patience = new Patience();
    private volatile @Nullable WeakReference<Calls> calls;

    /** @param internalName ends with {@link #KEY}; what stands before it is where this copy lives */
    CurrentSpan(ForeignClass key, String internalName) {
        this.key = key;
        this.prefix =
                internalName.substring(0, internalName.length() - KEY.length()).replace('/', '.');
    }

    boolean isGone() {
        return key.isGone();
    }

    /** The ids of the span that is current on this thread; null when there is none. Never throws. */
    @Nullable
    TraceIds read(Predicate<Class<?>> isInitialised) {
        long began = System.nanoTime();
        if (!patience.begin(began)) {
            return null;
        }
        boolean threw = true;
        TraceIds ids = null;
        try {
            Class<?> found = key.ifInitialised(isInitialised);
            ids = found == null ? null : read(found, isInitialised);
            threw = false;
        } catch (Throwable anything) {
            // A context storage of the application's own may throw: this event is told without it.
        } finally {
            patience.end(began, System.nanoTime(), threw);
        }
        return ids;
    }

    private @Nullable TraceIds read(Class<?> found, Predicate<Class<?>> isInitialised) throws Throwable {
        WeakReference<Calls> known = calls;
        Calls api = known == null ? null : known.get();
        if (api == null) {
            api = Calls.of(found.getClassLoader(), prefix);
            calls = new WeakReference<>(api);
        }
        return isInitialised.test(api.storage()) ? api.read() : null;
    }

    /** The handles into the API, held weakly by their only holder: they keep its loader alive. */
    private record Calls(
            Class<?> storage,
            MethodHandle context,
            MethodHandle span,
            MethodHandle spanContext,
            MethodHandle traceId,
            MethodHandle spanId) {

        static Calls of(@Nullable ClassLoader loader, String prefix) throws ReflectiveOperationException {
            Class<?> context = Class.forName(prefix + "io.opentelemetry.context.Context", false, loader);
            Class<?> span = Class.forName(prefix + "io.opentelemetry.api.trace.Span", false, loader);
            Class<?> ids = Class.forName(prefix + "io.opentelemetry.api.trace.SpanContext", false, loader);
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodType text = MethodType.methodType(String.class);
            return new Calls(
                    Class.forName(prefix + STORAGE, false, context.getClassLoader()),
                    lookup.findStatic(context, "current", MethodType.methodType(context)),
                    lookup.findStatic(span, "fromContextOrNull", MethodType.methodType(span, context)),
                    lookup.findVirtual(span, "getSpanContext", MethodType.methodType(ids)),
                    lookup.findVirtual(ids, "getTraceId", text),
                    lookup.findVirtual(ids, "getSpanId", text));
        }

        @Nullable
        TraceIds read() throws Throwable {
            Object current = span.invoke(context.invoke());
            if (current == null) {
                return null;
            }
            Object ids = spanContext.invoke(current);
            return TraceIds.valid((String) traceId.invoke(ids), (String) spanId.invoke(ids));
        }
    }
}
