package io.catcher.it.loki;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Finds a Loki on this machine: {@code $CATCHER_LOKI}, {@code loki} on the path, a container; else the test is skipped. */
final class LokiFinder {

    static final String VARIABLE = "CATCHER_LOKI";

    private static final Duration DOCKER_ANSWERS = Duration.ofSeconds(20);

    private LokiFinder() {}

    /**
     * Skips the calling test, with the reason, where there is no Loki.
     *
     * @throws IllegalStateException where {@code $CATCHER_LOKI} names no program: a typing mistake must not skip tests
     */
    static Function<LokiRuntime.Setup, LokiRuntime> find() {
        Optional<Path> binary = binary(System.getenv());
        if (binary.isPresent()) {
            return setup -> new LokiBinary(binary.get(), setup);
        }
        // A client without an engine is common: only "info" talks to the engine.
        Command.Outcome docker = Command.run(DOCKER_ANSWERS, "docker", "info");
        if (docker.succeeded()) {
            return LokiContainer::new;
        }
        return Assumptions.abort("SKIPPED, no real Loki here: $" + VARIABLE + " is not set, no 'loki' on the path,"
                + " and Docker does not answer (" + lastLine(docker.output()) + ")");
    }

    /** The program itself, without a container. */
    static Optional<Path> binary(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            Path program = Path.of(named).toAbsolutePath();
            if (!Files.isExecutable(program)) {
                throw new IllegalStateException("$" + VARIABLE + "=" + named + " is not a program");
            }
            return Optional.of(program);
        }
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "loki"))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .findFirst();
    }

    private static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.substring(stripped.lastIndexOf('\n') + 1);
    }
}
