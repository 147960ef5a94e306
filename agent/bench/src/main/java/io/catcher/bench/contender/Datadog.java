package io.catcher.bench.contender;

import java.util.List;

/** Datadog's agent: a span a call. It sends them to the {@link Receiver}. */
final class Datadog {

    private Datadog() {}

    static Peer peer() {
        return new Peer(
                "Datadog, stub receiver",
                "com.datadoghq:dd-java-agent:1.68.1",
                List.of(),
                "datadog.trace.api.CorrelationIdentifier#getSpanId",
                "0",
                (scratch, receiver) -> List.of(
                        "-Ddd.service=bench",
                        "-Ddd.trace.agent.url=" + receiver,
                        "-Ddd.instrumentation.telemetry.enabled=false",
                        "-Ddd.remote_config.enabled=false",
                        "-Ddd.crashtracking.enabled=false",
                        "-Ddd.jmxfetch.enabled=false",
                        "-Ddd.runtime.metrics.enabled=false",
                        "-Ddd.trace.startup.logs=false",
                        "-Ddatadog.slf4j.simpleLogger.defaultLogLevel=off",
                        "-Ddd.trace.methods=" + methods()));
    }

    private static String methods() {
        return "%1$sLeaf[price];%1$sBasket[total];%1$sTower[%2$s]".formatted(Peer.WORK, String.join(",", Peer.LEVELS));
    }
}
