package io.catcher.bench.fork;

import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** The floor as an agent: weaves {@link FloorAdvice} into the measured methods. */
public final class FloorAgent {

    private FloorAgent() {}

    public static void premain(String argument, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .type(named("com.acme.work.Leaf")
                        .or(named("com.acme.work.Basket"))
                        .or(named("com.acme.work.Tower")))
                .transform((type, description, loader, module, domain) -> type.visit(Advice.to(FloorAdvice.class)
                        .on(named("price").or(named("total")).or(nameStartsWith("level")))))
                .installOn(instrumentation);
    }
}
