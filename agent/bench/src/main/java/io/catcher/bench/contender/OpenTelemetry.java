package io.catcher.bench.contender;

import java.nio.file.Path;
import java.util.List;

/** OpenTelemetry's agent: a span a call, given to no exporter. */
public final class OpenTelemetry {

    /** Its coordinates. */
    public static final String AGENT = "io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1";

    private OpenTelemetry() {}

    /**
     * The arguments for a server whose spans go to the receiver.
     *
     * @param methods as {@code otel.instrumentation.methods.include} has them
     */
    public static List<String> exporting(Path agent, String methods, Receiver receiver) {
        return List.of(
                "-javaagent:" + agent,
                "-Dotel.traces.exporter=otlp",
                "-Dotel.exporter.otlp.protocol=http/protobuf",
                "-Dotel.exporter.otlp.endpoint=" + receiver.url(),
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.instrumentation.methods.include=" + methods);
    }

    static Peer peer() {
        return new Peer(
                "OpenTelemetry, exporter none",
                AGENT,
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
