package io.catcher.bugcatcher.context;

import java.lang.ref.WeakReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A class that the application has loaded, known by its loader and name and held weakly. Thread-safe. */
final class ForeignClass {

    private final @Nullable WeakReference<ClassLoader> loader;
    private final String name;
    private volatile @Nullable WeakReference<Class<?>> type;

    /** @param loader that defines the class, null is the boot loader */
    ForeignClass(@Nullable ClassLoader loader, String internalName) {
        this.loader = loader == null ? null : new WeakReference<>(loader);
        this.name = internalName.replace('/', '.');
    }

    /** Whether its loader is gone, and the class with it. */
    boolean isGone() {
        return loader != null && loader.refersTo(null);
    }

    /** The class if its static initialiser has run, else null. Initialises nothing. */
    @Nullable
    Class<?> ifInitialised(Predicate<Class<?>> isInitialised) throws ClassNotFoundException {
        Class<?> found = find();
        return found != null && isInitialised.test(found) ? found : null;
    }

    private @Nullable Class<?> find() throws ClassNotFoundException {
        WeakReference<Class<?>> known = type;
        Class<?> found = known == null ? null : known.get();
        if (found == null) {
            ClassLoader from = loader == null ? null : loader.get();
            if (from == null && loader != null) {
                return null;
            }
            // The class is loaded already: this finds it and initialises nothing.
            found = Class.forName(name, false, from);
            type = new WeakReference<>(found);
        }
        return found;
    }
}
