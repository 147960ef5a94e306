package io.catcher.bench.contender;

import java.util.List;

/** OpenTelemetry's agent: a span a call, given to no exporter. */
final class OpenTelemetry {

    private OpenTelemetry() {}

    static Peer peer() {
        return new Peer(
                "OpenTelemetry, exporter none",
                "io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1",
                List.of("io.opentelemetry:opentelemetry-api:1.50.0", "io.opentelemetry:opentelemetry-context:1.50.0"),
                "io.opentelemetry.api.trace.Span#current.getSpanContext.getSpanId",
                "0000000000000000",
                (scratch, receiver) -> List.of(
                        "-Dotel.traces.exporter=none",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none",
                        "-Dotel.instrumentation.methods.include=" + methods()));
    }

    private static String methods() {
        return "%1$sLeaf[price];%1$sBasket[total];%1$sTower[%2$s]".formatted(Peer.WORK, String.join(",", Peer.LEVELS));
    }
}
