package io.catcher.cli.survey;

import io.catcher.weave.match.MethodPlan;
import java.util.List;
import java.util.Set;

/** A method that a rule would watch. Immutable. */
public record Touched(String className, MethodPlan method) {

    private static final Set<String> ASYNCHRONOUS = Set.of(
            "java.util.concurrent.Future",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow.Publisher",
            "org.reactivestreams.Publisher",
            "reactor.core.publisher.Mono",
            "reactor.core.publisher.Flux",
            "io.smallrye.mutiny.Uni",
            "io.smallrye.mutiny.Multi",
            "io.vertx.core.Future",
            "com.google.common.util.concurrent.ListenableFuture",
            "kotlinx.coroutines.flow.Flow",
            "kotlinx.coroutines.Deferred",
            "scala.concurrent.Future");

    private static final String SUSPEND = "kotlin.coroutines.Continuation";

    /** Name and descriptor of the method with its class. */
    public String key() {
        return className + "#" + method.name() + method.descriptor();
    }

    /** As a pattern would name it. */
    public String shown() {
        return className + "#" + method.name() + "(" + String.join(", ", method.parameterTypes()) + ")";
    }

    /** Short, for a comment. */
    public String brief() {
        return method.toolName();
    }

    /** Whether its work may go on after it has returned: then only its synchronous part is watched. */
    public boolean isAsynchronous() {
        String signature = method.signature();
        String result = signature.substring(0, signature.indexOf(' '));
        List<String> parameters = method.parameterTypes();
        boolean suspend =
                !parameters.isEmpty() && parameters.get(parameters.size() - 1).equals(SUSPEND);
        return suspend || ASYNCHRONOUS.contains(result) || result.startsWith("io.reactivex.");
    }
}
