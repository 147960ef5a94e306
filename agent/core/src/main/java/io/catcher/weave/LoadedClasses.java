package io.catcher.weave;

import io.catcher.bugcatcher.context.ContextMaps;
import io.catcher.weave.match.Matcher;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;

/** Weaves classes that were there before the agent: those that other agents loaded, and all after a late attach. */
public final class LoadedClasses {

    private final Instrumentation instrumentation;
    private final Matcher matcher;
    private final ContextMaps contextMaps;
    private final Consumer<String> log;

    public LoadedClasses(
            Instrumentation instrumentation, Matcher matcher, ContextMaps contextMaps, Consumer<String> log) {
        this.instrumentation = instrumentation;
        this.matcher = matcher;
        this.contextMaps = contextMaps;
        this.log = log;
    }

    /** Retransforms what matches, one class at a time, so that one that is refused costs only itself. */
    public void weave() {
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            // Nearly half of all classes at a start are the agent's own.
            if (loaded.isArray() || loaded.getClassLoader() == LoadedClasses.class.getClassLoader()) {
                continue;
            }
            String internalName = loaded.getName().replace('.', '/');
            if (ContextMaps.isContextMap(internalName)) {
                contextMaps.seen(loaded.getClassLoader(), internalName);
            }
            if ((matcher.mayMatch(internalName) || isMarked(loaded, internalName))
                    && instrumentation.isModifiableClass(loaded)) {
                retransform(loaded);
            }
        }
    }

    /** Whether its own code asks to be watched: its file says, which is read as its supertypes' are. */
    private boolean isMarked(Class<?> loaded, String internalName) {
        ClassLoader loader = loaded.getClassLoader();
        if (loader == null || loader == ClassLoader.getPlatformClassLoader() || loaded.isHidden()) {
            return false;
        }
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            return in != null && matcher.mayMatch(internalName, in.readAllBytes());
        } catch (Throwable unreadable) {
            return false;
        }
    }

    private void retransform(Class<?> loaded) {
        try {
            instrumentation.retransformClasses(loaded);
        } catch (Throwable refused) {
            log.accept("could not weave the loaded class " + loaded.getName() + ": " + refused);
        }
    }
}
