package io.catcher.weave.classfile;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of types, weakly by class loader; loaders are told apart by identity, so that their own {@code equals} and
 * {@code hashCode} are never called. Thread-safe, and no lock of it is held while anything else is called.
 *
 * <p>Not Caffeine: it asks for a {@code System.Logger} when it is initialised, and that starts the application's own
 * logging from inside the loading of one of its classes.
 */
final class TypesByLoader {

    private static final int MOST_LOADERS = 1_000;
    private static final int MOST_TYPES = 8_000;

    private final Map<LoaderKey, Map<String, TypeFacts>> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

    @Nullable
    TypeFacts get(ClassLoader loader, String name) {
        Map<String, TypeFacts> types = known.get(new LoaderKey(loader, null));
        return types == null ? null : types.get(name);
    }

    /** Forgets everything of the loader, or every loader, when there is too much of it. */
    void put(ClassLoader loader, TypeFacts facts, String name) {
        forgetCollected();
        if (known.size() >= MOST_LOADERS) {
            known.clear();
        }
        Map<String, TypeFacts> types =
                known.computeIfAbsent(new LoaderKey(loader, collected), key -> new ConcurrentHashMap<>());
        if (types.size() >= MOST_TYPES) {
            types.clear();
        }
        types.put(name, facts);
    }

    int loaders() {
        forgetCollected();
        return known.size();
    }

    private void forgetCollected() {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            known.remove(gone);
        }
    }

    private static final class LoaderKey extends WeakReference<ClassLoader> {

        private final int hash;

        LoaderKey(ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            this.hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // identity is the point
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            ClassLoader loader = get();
            return loader != null && other instanceof LoaderKey key && key.get() == loader;
        }
    }
}
