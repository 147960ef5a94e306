package io.catcher.weave;

import io.catcher.weave.advice.Advices;
import io.catcher.weave.frames.ParameterFrames;
import io.catcher.weave.match.CodeSizes;
import io.catcher.weave.match.MethodPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Puts the advice into the methods of one class file. Thread-safe. */
final class Weaver {

    /**
     * HotSpot never compiles a method beyond this many bytes (HugeMethodLimit): one that our advice pushed across it ran
     * 4 to 26 times slower.
     */
    private static final int LARGEST_COMPILED = 8_000;

    private static final String TOO_LARGE =
            "the JVM would never compile it again beyond " + LARGEST_COMPILED + " bytes";

    private final Advices advices;
    private final SiteRegistry sites;
    private final ByteBuddy byteBuddy =
            new ByteBuddy().with(TypeValidation.DISABLED).with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE);

    /** @param sites say what the chain of each method needs to see */
    Weaver(Advices advices, SiteRegistry sites) {
        this.advices = advices;
        this.sites = sites;
    }

    /** What came of it; compared by nobody. Null bytes = nothing was woven. */
    @SuppressWarnings("ArrayRecordComponent")
    record Woven(byte @Nullable [] classFile, List<LeftOut> leftOut) {}

    /**
     * One that is not woven though it was asked for.
     *
     * @param reason for a person to read
     */
    record LeftOut(MethodPlan method, String reason) {}

    /** A class to weave; compared by nobody. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Subject(@Nullable ClassLoader loader, String className, byte[] classFile) {

        Subject withParameterFrames(List<MethodPlan> methods) {
            Set<String> keys = methods.stream().map(Weaver::key).collect(Collectors.toSet());
            return new Subject(loader, className, ParameterFrames.declared(classFile, keys));
        }
    }

    /** @throws RuntimeException of many kinds, or an Error, when no method of the class can be woven for a reason of the class's */
    Woven weave(@Nullable ClassLoader loader, String className, byte[] classFile, List<MethodPlan> methods) {
        Subject subject = new Subject(loader, className, classFile);
        try {
            return whole(subject, methods, List.of());
        } catch (VirtualMachineError exhausted) {
            throw exhausted;
        } catch (Throwable refused) {
            return withoutTheRefused(subject.withParameterFrames(methods), methods);
        }
    }

    /** One method that cannot be woven must not cost the others of its class their advice. */
    private Woven withoutTheRefused(Subject subject, List<MethodPlan> methods) {
        try {
            return whole(subject, methods, List.of());
        } catch (VirtualMachineError exhausted) {
            throw exhausted;
        } catch (Throwable refused) {
            // Throws what lies with the class itself, before each of its methods is tried.
            once(subject, List.of());
            Sifting sifting = new Sifting(some -> once(subject, some));
            List<MethodPlan> fitting = sifting.fitting(methods);
            return whole(subject, fitting, sifting.leftOut());
        }
    }

    private Woven whole(Subject subject, List<MethodPlan> methods, List<LeftOut> before) {
        List<MethodPlan> left = new ArrayList<>(methods);
        List<LeftOut> leftOut = new ArrayList<>(before);
        while (!left.isEmpty()) {
            byte[] woven = once(subject, left);
            List<MethodPlan> crossed = crossed(CodeSizes.of(woven), left);
            if (crossed.isEmpty()) {
                return new Woven(woven, leftOut);
            }
            crossed.forEach(method -> leftOut.add(new LeftOut(method, TOO_LARGE)));
            left.removeAll(crossed);
        }
        return new Woven(null, leftOut);
    }

    private static List<MethodPlan> crossed(Map<String, Integer> sizes, List<MethodPlan> methods) {
        return methods.stream()
                .filter(method ->
                        method.codeSize() <= LARGEST_COMPILED && sizes.getOrDefault(key(method), 0) > LARGEST_COMPILED)
                .toList();
    }

    private byte[] once(Subject subject, List<MethodPlan> methods) {
        ClassFileLocator own = ClassFileLocator.Simple.of(subject.className(), subject.classFile());
        ClassFileLocator around = subject.loader() == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(subject.loader());
        ClassFileLocator locator = new ClassFileLocator.Compound(own, around);
        // Lazily: a class whose optional library is missing names types that do not exist, and runs all the same.
        TypeDescription type = TypePool.Default.WithLazyResolution.of(locator)
                .describe(subject.className())
                .resolve();
        Map<String, MethodPlan> plans = new HashMap<>();
        methods.forEach(method -> plans.put(key(method), method));
        DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
        for (Kind kind : Kind.values()) {
            if (methods.stream().anyMatch(method -> kind(method) == kind)) {
                builder = builder.visit(visitor(plans, advice(kind), kind));
            }
        }
        try (DynamicType.Unloaded<?> made = builder.make()) {
            return made.getBytes();
        }
    }

    private AsmVisitorWrapper visitor(Map<String, MethodPlan> plans, Advice advice, Kind kind) {
        return advice.on(method -> {
            MethodPlan plan = plans.get(key(method));
            return plan != null && kind(plan) == kind;
        });
    }

    private Advice advice(Kind kind) {
        return switch (kind) {
            case PLAIN -> advices.method();
            case REASSIGNING -> advices.reassigningMethod();
            case CATCHING -> advices.catching();
            case REASSIGNING_CATCHING -> advices.reassigningCatching();
            case HANDING -> advices.handing();
            case CONSTRUCTOR -> advices.constructor();
        };
    }

    private static String key(MethodPlan method) {
        return method.name() + method.descriptor();
    }

    static String key(MethodDescription method) {
        return method.getInternalName() + method.getDescriptor();
    }

    private Kind kind(MethodPlan plan) {
        if (plan.constructor()) {
            return Kind.CONSTRUCTOR;
        }
        boolean reassigning = plan.keepsOriginals();
        if (sites.wantsFrame(plan)) {
            return Kind.HANDING;
        }
        if (sites.seesFailuresOnly(plan)) {
            return reassigning ? Kind.REASSIGNING_CATCHING : Kind.CATCHING;
        }
        return reassigning ? Kind.REASSIGNING : Kind.PLAIN;
    }

    /** Which advice a method takes. */
    private enum Kind {
        PLAIN,
        REASSIGNING,
        CATCHING,
        REASSIGNING_CATCHING,
        HANDING,
        CONSTRUCTOR
    }
}
