package io.catcher.ship;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.catcher.event.Json;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Loki on loopback with its data in a directory of the test; may be killed and started again. */
final class RealLoki implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** One line as Loki gives it back; its labels hold the structured metadata too. */
    record Entry(long nanos, String line, Map<String, String> labels) {}

    private final Path binary;
    private final Path directory;
    private final int port = freePort();
    private final int grpc = freePort();
    private @Nullable Process process;

    private RealLoki(Path binary, Path directory) {
        this.binary = binary;
        this.directory = directory;
    }

    /** Not started yet; the test is skipped, aloud, where there is no Loki. */
    static RealLoki in(Path directory) throws IOException {
        Path binary = binary();
        assumeTrue(binary != null, "skipped: no Loki in CATCHER_LOKI or on the path");
        Files.createDirectories(directory);
        return new RealLoki(binary, directory);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() throws IOException {
        Path configuration = directory.resolve("loki.yaml");
        Files.writeString(configuration, configuration());
        process = new ProcessBuilder(binary.toString(), "-config.file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("loki.out").toFile()))
                .start();
        await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> get("/ready").statusCode() == 200);
    }

    /** As the kernel's out-of-memory killer does it. */
    void kill() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** All lines of the last hours that the query selects, oldest first. */
    List<Entry> query(String logQl) throws IOException, InterruptedException {
        Instant now = Instant.now();
        String path = "/loki/api/v1/query_range?limit=5000&direction=forward&query="
                + URLEncoder.encode(logQl, StandardCharsets.UTF_8) + "&start="
                + now.minus(Duration.ofHours(3)).toEpochMilli() + "000000&end="
                + now.plusSeconds(60).toEpochMilli() + "000000";
        Map<String, Object> answer = Json.read(get(path).body());
        List<Entry> entries = new ArrayList<>();
        Map<?, ?> data = (Map<?, ?>) requireNonNull(answer.get("data"));
        for (Object stream : (List<?>) requireNonNull(data.get("result"))) {
            add(entries, (Map<?, ?>) stream);
        }
        entries.sort(java.util.Comparator.comparingLong(Entry::nanos));
        return entries;
    }

    private static void add(List<Entry> entries, Map<?, ?> stream) {
        @SuppressWarnings("unchecked") // A stream is an object of texts.
        Map<String, String> labels = (Map<String, String>) requireNonNull(stream.get("stream"));
        for (Object value : (List<?>) requireNonNull(stream.get("values"))) {
            List<?> pair = (List<?>) value;
            entries.add(new Entry(Long.parseLong((String) pair.get(0)), (String) pair.get(1), labels));
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static @Nullable Path binary() {
        String named = System.getenv("CATCHER_LOKI");
        if (named != null && Files.isExecutable(Path.of(named))) {
            return Path.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "loki"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .orElse(null);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String configuration() {
        return """
                auth_enabled: false
                server:
                  http_listen_address: 127.0.0.1
                  http_listen_port: %d
                  grpc_listen_address: 127.0.0.1
                  grpc_listen_port: %d
                  log_level: warn
                common:
                  instance_addr: 127.0.0.1
                  path_prefix: %s
                  replication_factor: 1
                  ring:
                    kvstore:
                      store: inmemory
                  storage:
                    filesystem:
                      chunks_directory: %s/chunks
                      rules_directory: %s/rules
                schema_config:
                  configs:
                    - from: 2024-01-01
                      store: tsdb
                      object_store: filesystem
                      schema: v13
                      index:
                        prefix: index_
                        period: 24h
                ingester:
                  lifecycler:
                    min_ready_duration: 0s
                analytics:
                  reporting_enabled: false
                """.formatted(port, grpc, directory, directory, directory);
    }
}
