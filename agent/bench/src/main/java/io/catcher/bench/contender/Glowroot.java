package io.catcher.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Glowroot's agent: a transaction or a timer a call. Its collector speaks gRPC: it is
 * given a port of loopback where nobody listens, so that nothing is sent. */
final class Glowroot {

    private Glowroot() {}

    static Peer peer() {
        return new Peer(
                "Glowroot, no collector",
                "org.glowroot:glowroot-agent:0.14.0-beta.2",
                List.of(),
                "org.glowroot.agent.bytecode.api.BytecodeServiceHolder#get.getCurrentThreadContextHolder.get",
                "null",
                Glowroot::write);
    }

    private static List<String> write(Path scratch, String receiver) throws IOException {
        String instrumentation = Stream.of("Leaf.price", "Basket.total", "Tower.level*")
                .map(method -> method.split("\\.", 2))
                .map(method -> transaction(method[0], method[1]))
                .collect(Collectors.joining(", "));
        Files.writeString(scratch.resolve("config.json"), "{\"instrumentation\": [" + instrumentation + "]}");
        return List.of(
                "-Dglowroot.conf.dir=" + scratch,
                "-Dglowroot.log.dir=" + scratch,
                "-Dglowroot.tmp.dir=" + scratch,
                "-Dglowroot.agent.id=bench",
                "-Dglowroot.collector.address=http://127.0.0.1:9");
    }

    private static String transaction(String type, String method) {
        return """
                {"className": "%1$s%2$s", "methodName": "%3$s", "methodParameterTypes": ["int"],
                 "captureKind": "transaction", "transactionType": "Bench", "transactionNameTemplate": "%2$s",
                 "traceEntryMessageTemplate": "%2$s", "timerName": "%2$s"}""".formatted(Peer.WORK, type, method);
    }
}
