package io.catcher.weave;

import io.catcher.bugcatcher.context.ContextMaps;
import io.catcher.weave.advice.Advices;
import io.catcher.weave.match.ClassPlan;
import io.catcher.weave.match.Matcher;
import io.catcher.weave.match.MethodPlan;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asked by the JVM about every class that is loaded. Cheapest test first: the internal name, before anything is parsed,
 * and Byte Buddy only on a hit (a raw transformer without a hit costs a start 70 ms, an AgentBuilder 600). Thread-safe;
 * nothing that it throws would reach anybody, the JVM drops it, so failures are logged here.
 */
public final class Transformer implements ClassFileTransformer {

    private volatile Matcher matcher;
    private final WovenMethods wovenMethods;
    private final SiteRegistry sites;
    private final ContextMaps contextMaps;
    private final Consumer<String> log;

    // Written by many threads without a lock: it only tells whether there still are many.
    private volatile int loadedClasses;

    // Matching reads class files through the application's loaders, which may load classes on this very thread.
    private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);

    /** @param wovenMethods is kept up to date */
    public Transformer(
            Matcher matcher,
            WovenMethods wovenMethods,
            SiteRegistry sites,
            ContextMaps contextMaps,
            Consumer<String> log) {
        this.matcher = matcher;
        this.wovenMethods = wovenMethods;
        this.sites = sites;
        this.contextMaps = contextMaps;
        this.log = log;
    }

    /** By what classes are woven from now on. */
    public Matcher matcher() {
        return matcher;
    }

    /** Counts for every class that is loaded or retransformed from now on. */
    public void matcher(Matcher now) {
        matcher = now;
    }

    /** What is woven. */
    public WovenMethods wovenMethods() {
        return wovenMethods;
    }

    /** About how many classes were loaded since the start. */
    public int loadedClasses() {
        return loadedClasses;
    }

    /** Byte Buddy and the advice are only loaded when the first class matches. */
    private static final class Lazy {
        private static volatile @Nullable Weaver weaver;

        static synchronized Weaver weaver(SiteRegistry sites) {
            Weaver known = weaver;
            if (known == null) {
                weaver = known = new Weaver(new Advices(sites::idOf), sites);
            }
            return known;
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        try {
            if (internalName == null) {
                return null;
            }
            if (redefined == null && ContextMaps.isContextMap(internalName)) {
                contextMaps.seen(loader, internalName);
            }
            if (loader == Transformer.class.getClassLoader()) {
                return null;
            }
            if (redefined == null) {
                countLoaded();
            }
            Matcher current = matcher;
            if (current.mayMatch(internalName, classFile)) {
                return busy.get() ? null : woven(current, loader, internalName, classFile);
            }
            if (redefined != null) {
                wovenMethods.forget(internalName);
            }
            return null;
        } catch (Throwable failure) {
            log.accept("could not weave " + internalName + ": " + failure);
            return null;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // a count that is lost tells nothing else
    private void countLoaded() {
        loadedClasses++;
    }

    private byte @Nullable [] woven(Matcher by, @Nullable ClassLoader loader, String internalName, byte[] classFile) {
        busy.set(true);
        try {
            ClassPlan plan = by.plan(loader, internalName, classFile);
            plan.refusals().forEach(refusal -> log.accept(refusal.method() + " is not woven: " + refusal.reason()));
            List<MethodPlan> wanted = new ArrayList<>(plan.methods());
            wanted.removeIf(method -> !sites.register(internalName, method));
            wovenMethods.note(internalName, plan.methods(), wanted.size());
            if (wanted.isEmpty()) {
                return null;
            }
            Weaver.Woven woven = Lazy.weaver(sites).weave(loader, internalName.replace('/', '.'), classFile, wanted);
            woven.leftOut().forEach(one -> log.accept(one.method().signature() + " is not woven: " + one.reason()));
            wovenMethods.note(
                    internalName,
                    plan.methods(),
                    wanted.size() - woven.leftOut().size());
            return woven.classFile();
        } finally {
            busy.remove();
        }
    }
}
