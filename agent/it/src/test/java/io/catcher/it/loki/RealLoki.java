package io.catcher.it.loki;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A real Loki with the project's own {@code config/loki/loki.yaml}, on free loopback ports and in a temporary folder,
 * which goes with it. Where this machine has none, {@link #start} skips the test and says why. Not thread-safe.
 */
public final class RealLoki implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Path folder;
    private final URI uri;
    private final LokiRuntime runtime;

    private RealLoki(Path folder, int httpPort, LokiRuntime runtime) {
        this.folder = folder;
        this.uri = URI.create("http://127.0.0.1:" + httpPort);
        this.runtime = runtime;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param flags of Loki, which win over the YAML, {@code -distributor.ingestion-rate-limit-mb=1}
     * @throws org.opentest4j.TestAbortedException with the reason, where there is no Loki
     */
    public static RealLoki start(String... flags) {
        Function<LokiRuntime.Setup, LokiRuntime> kind = LokiFinder.find();
        RealLoki loki = create(kind, List.of(flags));
        try {
            loki.startAgain();
            return loki;
        } catch (RuntimeException | Error e) {
            loki.close();
            throw e;
        }
    }

    private static RealLoki create(Function<LokiRuntime.Setup, LokiRuntime> kind, List<String> flags) {
        try (ServerSocket http = free();
                ServerSocket grpc = free()) {
            Path config = ProjectFiles.config().resolve("loki/loki.yaml");
            Path folder = Files.createTempDirectory("catcher-loki-");
            return new RealLoki(
                    folder,
                    http.getLocalPort(),
                    kind.apply(new LokiRuntime.Setup(config, folder, http.getLocalPort(), grpc.getLocalPort(), flags)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** Its address, the same after {@link #restart}: {@code http://127.0.0.1:PORT}. */
    public URI uri() {
        return uri;
    }

    /** Asks it to end, as SIGTERM does, and waits; {@link #startAgain} brings it back with its data. */
    public void stop() {
        runtime.stop();
    }

    /** Ends it as SIGKILL does; {@link #startAgain} brings it back with what it had acknowledged. */
    public void kill() {
        runtime.kill();
    }

    /** Starts it after {@link #stop} or {@link #kill}, and waits until it is ready. */
    public void startAgain() {
        runtime.start();
        try {
            await().atMost(READY_WITHIN).pollInterval(Duration.ofMillis(200)).until(() -> {
                if (!runtime.isAlive()) {
                    throw new IllegalStateException("Loki ended while it started:\n" + runtime.log());
                }
                return isReady();
            });
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("Loki not ready within " + READY_WITHIN + ":\n" + runtime.log(), e);
        }
    }

    /** {@link #stop}, then {@link #startAgain}. */
    public void restart() {
        stop();
        startAgain();
    }

    /** Whether {@code /ready} answers 200 now. */
    public boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it has printed. */
    public String log() {
        return runtime.log();
    }

    /** Asks as Grafana does. */
    public LokiQueries queries() {
        return new LokiQueries(uri);
    }

    /** Ends it and deletes its data. */
    @Override
    public void close() {
        runtime.discard();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
