package io.catcher.weave;

import io.catcher.weave.match.Matcher;
import io.catcher.weave.match.MethodPlan;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is loaded in line with other rules, while the application runs. For the agent's own thread, one at a time.
 *
 * <p>A class that was being loaded while the rules changed was asked about by the old ones and is not in the list of those
 * that are loaded yet: {@link #catchUp} finds it a moment later.
 */
public final class Reweaving {

    private final LoadedClasses loaded;
    private final Transformer transformer;
    private final Runnable rest;
    private @Nullable Matcher before;
    private Set<String> seen = Set.of();

    /** @param rest called after each go: the application must not stop */
    public Reweaving(LoadedClasses loaded, Transformer transformer, Runnable rest) {
        this.loaded = loaded;
        this.transformer = transformer;
        this.rest = rest;
    }

    /** Swaps the rules at once, and then retransforms the classes in which that changes anything. */
    public void to(Matcher now) {
        Matcher old = transformer.matcher();
        transformer.matcher(now);
        before = old;
        seen = new HashSet<>();
        reweave(old, now);
    }

    /** What the last {@link #to} could not see yet. Does nothing where there was none since the last time. */
    public void catchUp() {
        Matcher old = before;
        if (old != null) {
            before = null;
            reweave(old, transformer.matcher());
            seen = Set.of();
        }
    }

    private void reweave(Matcher old, Matcher now) {
        List<Class<?>> candidates = loaded.named(name -> concerns(name, old, now));
        candidates.removeIf(candidate -> !seen.add(identity(candidate)));
        candidates.removeIf(candidate -> !differs(candidate, old, now));
        loaded.retransform(candidates, rest);
    }

    /** From nothing on any class may be one that its own code marks. */
    private boolean concerns(String name, Matcher old, Matcher now) {
        return old == Matcher.NOTHING
                || old.mayMatch(name)
                || now.mayMatch(name)
                || transformer.wovenMethods().has(name);
    }

    /** Without holding the class. */
    private static String identity(Class<?> candidate) {
        return candidate.getName() + '@' + System.identityHashCode(candidate.getClassLoader());
    }

    private boolean differs(Class<?> candidate, Matcher old, Matcher now) {
        String name = LoadedClasses.internalName(candidate);
        boolean woven = transformer.wovenMethods().has(name);
        if (now == Matcher.NOTHING) {
            return woven;
        }
        if (old == Matcher.NOTHING && !now.mayMatch(name)) {
            return LoadedClasses.isMarked(candidate, now);
        }
        byte[] classFile = classFile(candidate.getClassLoader(), name + ".class");
        return classFile == null
                ? woven || now.mayMatch(name)
                : !asTold(old, candidate, name, classFile).equals(asTold(now, candidate, name, classFile));
    }

    private static List<String> asTold(Matcher matcher, Class<?> candidate, String name, byte[] classFile) {
        return matcher.mayMatch(name, classFile)
                ? matcher.plan(candidate.getClassLoader(), name, classFile).methods().stream()
                        .map(Reweaving::asTold)
                        .toList()
                : List.of();
    }

    /** All of a method's plan that its advice and its names in events depend on. */
    private static String asTold(MethodPlan method) {
        return method.name() + method.descriptor() + ' ' + method.rule().advice();
    }

    /** Null where it cannot be had: generated classes have none. */
    static byte @Nullable [] classFile(@Nullable ClassLoader loader, String resource) {
        try (InputStream in = loader == null
                ? ClassLoader.getSystemResourceAsStream(resource)
                : loader.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (Throwable foreign) { // the application's own loader may throw anything
            return null;
        }
    }
}
