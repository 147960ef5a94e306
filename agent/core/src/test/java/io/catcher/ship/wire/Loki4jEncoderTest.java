package io.catcher.ship.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Json;
import io.catcher.ship.health.AgentLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Loki4jEncoderTest {

    private final AgentLog log;
    private final Loki4jEncoder encoder;

    Loki4jEncoderTest(@TempDir Path temp) {
        log = new AgentLog(() -> temp, text -> text);
        encoder = new Loki4jEncoder(log);
    }

    @AfterEach
    void close() {
        encoder.rest();
        log.close();
    }

    @Test
    void eachEventIsOneBodyInOrderAndTheyJoinIntoOneRequest() throws IOException {
        List<byte[]> bodies =
                encode(event("a", "one \" two"), event("b", "{\"event_id\":\"no\"}"), event("c", "\u2028"));

        assertThat(bodies).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Map<String, Object> body = Json.read(new String(bodies.get(i), StandardCharsets.UTF_8));
            assertThat(body.toString()).contains("event_id=" + "abc".charAt(i)).contains("1767225600000000001");
        }
        byte[] joined = new GZIPInputStream(new ByteArrayInputStream(PushBody.gzipped(bodies))).readAllBytes();
        Map<String, Object> request = Json.read(new String(joined, StandardCharsets.UTF_8));
        assertThat((List<?>) request.get("streams")).hasSize(3);
    }

    @Test
    void anEventThatCannotBeEncodedCostsItselfOnly() {
        List<byte[]> bodies =
                new ArrayList<>(encoder.encode(List.of(event("a", "x"), event("b", "\ud83d"), event("c", "y"))));

        assertThat(bodies.get(0)).isNotNull();
        assertThat(bodies.get(1)).isNull();
        assertThat(bodies.get(2)).isNotNull();
    }

    @Test
    void afterARestItStartsAgain() {
        assertThat(encode(event("a", "x"))).hasSize(1);
        encoder.rest();
        assertThat(encode(event("b", "x"))).hasSize(1);
    }

    private List<byte[]> encode(LokiEvent... events) {
        return encoder.encode(List.of(events)).stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private static LokiEvent event(String id, String line) {
        return new LokiEvent(
                id,
                "i",
                Instant.parse("2026-01-01T00:00:00.000000001Z"),
                line,
                Map.of("job", "j"),
                Map.of("event_id", id));
    }
}
