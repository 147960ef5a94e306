package io.catcher.it.loki;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Finds a Loki on this machine: {@code $CATCHER_LOKI}, {@code loki} on the path, a container. Thread-safe. */
final class LokiFinder {

    static final String VARIABLE = "CATCHER_LOKI";

    /** An engine that hangs must not cost its deadline once a test class. */
    private static final Supplier<Command.Outcome> DOCKER = new Supplier<>() {
        private Command.@Nullable Outcome answer;

        @Override
        public synchronized Command.Outcome get() {
            if (answer == null) {
                // A client without an engine is common: only "info" talks to the engine.
                answer = Command.run(Duration.ofSeconds(20), "docker", "info");
            }
            return answer;
        }
    };

    private LokiFinder() {}

    /** How to run the Loki that there is; where there is none, the calling test is skipped with the reason. */
    static Function<LokiRuntime.Setup, LokiRuntime> find() {
        Optional<String> reason = whyNone();
        if (reason.isPresent()) {
            return Assumptions.abort("SKIPPED: " + reason.get());
        }
        Optional<Path> binary = binary(System.getenv());
        return binary.isPresent() ? setup -> new LokiBinary(binary.get(), setup) : LokiContainer::new;
    }

    /** Why there is no Loki here; empty where there is one. */
    static Optional<String> whyNone() {
        if (binary(System.getenv()).isPresent() || DOCKER.get().succeeded()) {
            return Optional.empty();
        }
        return Optional.of("no real Loki here: $" + VARIABLE + " is not set, no 'loki' on the path, no Docker ("
                + lastLine(DOCKER.get().output()) + ")");
    }

    /**
     * The program itself, without a container.
     *
     * @throws IllegalStateException where {@code $CATCHER_LOKI} names no program: a typing mistake must not skip tests
     */
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
