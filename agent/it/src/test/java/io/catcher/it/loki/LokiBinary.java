package io.catcher.it.loki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Loki as a process of this machine. */
final class LokiBinary implements LokiRuntime {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path program;
    private final Setup setup;
    private final Path log;
    private @Nullable Process process;

    LokiBinary(Path program, Setup setup) {
        this.program = program;
        this.setup = setup;
        this.log = setup.folder().resolve("loki.log");
    }

    @Override
    public void start() {
        try {
            Process started = new ProcessBuilder(command())
                    .directory(setup.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            // A test run that is interrupted would otherwise leave its Loki behind.
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + program, e);
        }
    }

    /** The shipped YAML, with addresses and folders that belong to this test alone. */
    private List<String> command() {
        Path data = setup.folder().resolve("data");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "-config.file=" + setup.config(),
                "-server.http-listen-address=127.0.0.1",
                "-server.http-listen-port=" + setup.httpPort(),
                "-server.grpc-listen-address=127.0.0.1",
                "-server.grpc-listen-port=" + setup.grpcPort(),
                "-querier.frontend-address=127.0.0.1:" + setup.grpcPort(),
                "-common.path-prefix=" + data,
                "-common.storage.filesystem.chunk-directory=" + data.resolve("chunks"),
                "-common.storage.filesystem.rules-directory=" + data.resolve("rules"),
                "-compactor.working-directory=" + data.resolve("compactor")));
        command.addAll(setup.flags());
        return command;
    }

    @Override
    public void stop() {
        end(false);
    }

    @Override
    public void kill() {
        end(true);
    }

    private void end(boolean forcibly) {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            if (forcibly) {
                running.destroyForcibly();
            } else {
                running.destroy();
            }
            if (!running.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void discard() {
        kill();
    }
}
