package io.catcher.weave.advice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;

/**
 * The kinds of advice, each read from its class file when the first method needs it: most programs need one or two, and
 * reading one costs a cold start 20 ms. Thread-safe.
 */
public final class Advices {

    private final Advice.WithCustomMapping mapping;
    private final Map<Class<?>, Advice> known = new ConcurrentHashMap<>();

    /** @param siteIds the id of a method, which must have been given before its class is woven */
    public Advices(ToIntFunction<MethodDescription> siteIds) {
        mapping = Advice.withCustomMapping().bind(new SiteIdFactory(siteIds));
    }

    public Advice method() {
        return of(MethodAdvice.class);
    }

    public Advice reassigningMethod() {
        return of(ReassigningMethodAdvice.class);
    }

    /** Sees failures only. */
    public Advice catching() {
        return of(CatchingAdvice.class);
    }

    /** Sees failures only. */
    public Advice reassigningCatching() {
        return of(ReassigningCatchingAdvice.class);
    }

    /** Hands the objects of each call over. */
    public Advice handing() {
        return of(HandingAdvice.class);
    }

    public Advice constructor() {
        return of(ConstructorAdvice.class);
    }

    private Advice of(Class<?> kind) {
        // Not computeIfAbsent: classes are loaded on the way, which other threads may be waiting for.
        Advice there = known.get(kind);
        if (there == null) {
            there = mapping.to(kind);
            known.put(kind, there);
        }
        return there;
    }

    /** Puts a method's id into its code as a constant: reading it costs nothing, and no map is asked on a call. */
    private record SiteIdFactory(ToIntFunction<MethodDescription> siteIds)
            implements Advice.OffsetMapping.Factory<SiteId>, Advice.OffsetMapping {

        @Override
        public Class<SiteId> getAnnotationType() {
            return SiteId.class;
        }

        @Override
        public Advice.OffsetMapping make(
                ParameterDescription.InDefinedShape target,
                AnnotationDescription.Loadable<SiteId> annotation,
                AdviceType adviceType) {
            return this;
        }

        @Override
        public Target resolve(
                TypeDescription instrumentedType,
                MethodDescription instrumentedMethod,
                Assigner assigner,
                Advice.ArgumentHandler argumentHandler,
                Sort sort) {
            int id = siteIds.applyAsInt(instrumentedMethod);
            return new Target.ForStackManipulation(IntegerConstant.forValue(id));
        }
    }
}
