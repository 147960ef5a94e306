package io.catcher.weave;

import io.catcher.bugcatcher.context.ContextMaps;
import io.catcher.weave.match.Matcher;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Classes that are there already: those that other agents loaded, all after a late attach, and what a reload is about. */
public final class LoadedClasses {

    private final Instrumentation instrumentation;
    private final Consumer<String> log;

    public LoadedClasses(Instrumentation instrumentation, Consumer<String> log) {
        this.instrumentation = instrumentation;
        this.log = log;
    }

    /** Tells {@code contextMaps} of those that it reads, and weaves what the transformer's rules match; no other is touched. */
    public void weave(Transformer transformer, ContextMaps contextMaps) {
        List<Class<?>> matching = named(internalName -> true);
        matching.removeIf(loaded -> {
            String internalName = internalName(loaded);
            if (ContextMaps.isContextMap(internalName)) {
                contextMaps.seen(loaded.getClassLoader(), internalName);
            }
            return !transformer.matcher().mayMatch(internalName) && !isMarked(loaded, transformer.matcher());
        });
        retransform(matching, () -> {});
    }

    /** Asks all transformers about the classes of these names again. */
    public void weave(Set<String> internalNames) {
        retransform(named(internalNames::contains), () -> {});
    }

    /** Whether its own code asks to be watched: its file says, which is read as its supertypes' are. */
    static boolean isMarked(Class<?> loaded, Matcher matcher) {
        ClassLoader loader = loaded.getClassLoader();
        String name = internalName(loaded);
        // Our own launcher, say: reading its class files cost each start 25 classes of the JDK.
        if (loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || loaded.isHidden()
                || !matcher.mayBeMarked(name)) {
            return false;
        }
        byte[] classFile = Reweaving.classFile(loader, name + ".class");
        return classFile != null && matcher.mayMatch(name, classFile);
    }

    /** Those of the application and the JDK whose internal name passes. */
    List<Class<?>> named(Predicate<String> internalName) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            // Nearly half of all classes at a start are the agent's own.
            if (!loaded.isArray()
                    && loaded.getClassLoader() != LoadedClasses.class.getClassLoader()
                    && internalName.test(internalName(loaded))) {
                found.add(loaded);
            }
        }
        return found;
    }

    /** Of the application and its libraries, in any order: neither the JDK's nor generated ones. */
    public Map<String, ClassFile> ofApplication() {
        Map<String, ClassFile> files = new HashMap<>();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        for (Class<?> one : named(name -> !name.contains("$$") && !name.contains("/0x") && !name.contains("+0x"))) {
            ClassLoader loader = one.getClassLoader();
            if (loader != null && loader != platform) {
                String name = internalName(one);
                files.put(name, () -> Reweaving.classFile(loader, name + ".class"));
            }
        }
        return files;
    }

    /** Reads the file of a class that is loaded; null where there is none. Not to be kept: it holds the loader. */
    public interface ClassFile {

        byte @Nullable [] read();
    }

    /**
     * Many at a time; where one of them is refused they are halved until it costs only itself.
     *
     * @param rest after each go
     */
    void retransform(List<Class<?>> classes, Runnable rest) {
        List<Class<?>> left = new ArrayList<>(classes);
        left.removeIf(loaded -> !isModifiable(loaded));
        BatchSize size = new BatchSize();
        for (int from = 0; from < left.size(); ) {
            List<Class<?>> batch = left.subList(from, Math.min(left.size(), from + size.next()));
            long begun = System.nanoTime();
            changed(batch);
            size.took(batch.size(), System.nanoTime() - begun);
            from += batch.size();
            rest.run();
        }
    }

    private void changed(List<Class<?>> batch) {
        if (batch.size() == 1) {
            alone(batch.get(0));
        } else if (!retransformed(batch)) {
            changed(batch.subList(0, batch.size() / 2));
            changed(batch.subList(batch.size() / 2, batch.size()));
        }
    }

    private boolean isModifiable(Class<?> loaded) {
        boolean modifiable = instrumentation.isModifiableClass(loaded);
        if (!modifiable) {
            log.accept("could not weave " + loaded.getName() + ": the JVM lets no agent change it once it is loaded");
        }
        return modifiable;
    }

    private boolean retransformed(List<Class<?>> batch) {
        try {
            instrumentation.retransformClasses(batch.toArray(new Class<?>[0]));
            return true;
        } catch (Throwable refused) {
            return false;
        }
    }

    private void alone(Class<?> loaded) {
        try {
            instrumentation.retransformClasses(loaded);
        } catch (Throwable refused) {
            log.accept("could not weave the loaded class " + loaded.getName() + ": " + refused);
        }
    }

    static String internalName(Class<?> loaded) {
        return loaded.getName().replace('.', '/');
    }
}
