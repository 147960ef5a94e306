package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real Loki that the demo has filled, as a user runs it: {@code demo-app/run} under the service name of the
 * specification. Made once for all test classes that ask for it, closed after the last of them.
 */
final class DemoLoki implements AutoCloseable {

    /** The name under which the specification's own queries ask. */
    static final String SERVICE = "code_evolver";

    /** Too short for the faults that come late: the demo has to wait for them. */
    private static final String SECONDS = "15";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final RealLoki loki;
    private final String screen;

    private DemoLoki(RealLoki loki, String screen) {
        this.loki = loki;
        this.screen = screen;
    }

    private static DemoLoki fill() {
        RealLoki loki = RealLoki.start();
        try {
            return new DemoLoki(loki, demo(loki));
        } catch (RuntimeException | Error e) {
            loki.close();
            throw e;
        }
    }

    private static String demo(RealLoki loki) {
        Command.Outcome run = Command.run(
                LONGEST,
                "env",
                "BUGCATCHER_LOKI_URL=" + loki.uri(),
                demo().resolve("run").toString(),
                "--seconds",
                SECONDS,
                "--service",
                SERVICE);
        // 1: a fault was not caught, which DemoIT tells by its name; what was caught is in Loki all the same.
        assertThat(run.exit()).as("exit code of the demo:%n%s", run.output()).isIn(0, 1);
        return run.output();
    }

    LokiQueries queries() {
        return loki.queries();
    }

    /** Where the demo's agent kept its files. */
    static Path files() {
        return demo().resolve("target/catcher");
    }

    /** The demo's own log, which redacts nothing. */
    static Path shopLog() {
        return demo().resolve("target/run/shop.log");
    }

    /** The demo's classes. */
    static Path classes() {
        return demo().resolve("target/classes");
    }

    private static Path demo() {
        return ProjectFiles.config().resolveSibling("demo-app");
    }

    /** What the demo showed to its user. */
    String screen() {
        return screen;
    }

    @Override
    public void close() {
        loki.close();
    }

    /** Gives test classes the one filled Loki. */
    static final class Filled implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DemoLoki.class;
        }

        @Override
        public DemoLoki resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(DemoLoki.class))
                    .computeIfAbsent("filled", key -> fill(), DemoLoki.class);
        }
    }
}
