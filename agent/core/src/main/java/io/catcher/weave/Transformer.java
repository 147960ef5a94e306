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

    private final Matcher matcher;
    private final SiteRegistry sites;
    private final ContextMaps contextMaps;
    private final Consumer<String> log;

    // Matching reads class files through the application's loaders, which may load classes on this very thread.
    private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);

    public Transformer(Matcher matcher, SiteRegistry sites, ContextMaps contextMaps, Consumer<String> log) {
        this.matcher = matcher;
        this.sites = sites;
        this.contextMaps = contextMaps;
        this.log = log;
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
            boolean mine = loader == Transformer.class.getClassLoader();
            return mine || !matcher.mayMatch(internalName, classFile) || busy.get()
                    ? null
                    : woven(loader, internalName, classFile);
        } catch (Throwable failure) {
            log.accept("could not weave " + internalName + ": " + failure);
            return null;
        }
    }

    private byte @Nullable [] woven(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        busy.set(true);
        try {
            ClassPlan plan = matcher.plan(loader, internalName, classFile);
            plan.refusals().forEach(refusal -> log.accept(refusal.method() + " is not woven: " + refusal.reason()));
            List<MethodPlan> wanted = new ArrayList<>(plan.methods());
            wanted.removeIf(method -> !sites.register(internalName, method));
            if (wanted.isEmpty()) {
                return null;
            }
            Weaver.Woven woven = Lazy.weaver(sites).weave(loader, internalName.replace('/', '.'), classFile, wanted);
            woven.tooLarge()
                    .forEach(method -> log.accept(
                            method.signature() + " is not woven: the JVM would never compile it again beyond "
                                    + Weaver.LARGEST_COMPILED + " bytes"));
            return woven.classFile();
        } finally {
            busy.remove();
        }
    }
}
