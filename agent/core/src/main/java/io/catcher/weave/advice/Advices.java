package io.catcher.weave.advice;

import java.util.function.ToIntFunction;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;

/** The kinds of advice, each read from its class file once. Immutable, thread-safe. */
public final class Advices {

    private final Advice method;
    private final Advice reassigningMethod;
    private final Advice catching;
    private final Advice reassigningCatching;
    private final Advice constructor;

    /** @param siteIds the id of a method, which must have been given before its class is woven */
    public Advices(ToIntFunction<MethodDescription> siteIds) {
        Advice.WithCustomMapping mapping = Advice.withCustomMapping().bind(new SiteIdFactory(siteIds));
        method = mapping.to(MethodAdvice.class);
        reassigningMethod = mapping.to(ReassigningMethodAdvice.class);
        catching = mapping.to(CatchingAdvice.class);
        reassigningCatching = mapping.to(ReassigningCatchingAdvice.class);
        constructor = mapping.to(ConstructorAdvice.class);
    }

    public Advice method() {
        return method;
    }

    public Advice reassigningMethod() {
        return reassigningMethod;
    }

    /** Sees failures only. */
    public Advice catching() {
        return catching;
    }

    /** Sees failures only. */
    public Advice reassigningCatching() {
        return reassigningCatching;
    }

    public Advice constructor() {
        return constructor;
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
