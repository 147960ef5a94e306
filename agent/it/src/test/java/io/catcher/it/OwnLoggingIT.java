package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.OwnLogging;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The logging of the application is its own affair: the agent makes nobody's {@code System.LoggerFinder}. */
class OwnLoggingIT {

    private static final String RULES = """
            service: {name: shop}
            rules:
              - name: shop
                match: "com.acme.shop.OwnLogging#*"
            """;

    @TempDir
    Path directory;

    private Outcome run(Jdk jdk, String... arguments) throws IOException, InterruptedException {
        Path services = Files.createDirectories(directory.resolve("services/META-INF/services"));
        Files.writeString(services.resolve("java.lang.System$LoggerFinder"), OwnLogging.Finder.class.getName());
        List<String> tail = new ArrayList<>(Fork.application(OwnLogging.class, arguments));
        tail.set(1, tail.get(1) + File.pathSeparator + directory.resolve("services"));
        return new Fork(jdk, directory).with(RULES).run(tail);
    }

    @OnEachJdk
    void failures_are_told_and_no_logger_finder_of_the_application_is_made(Jdk jdk) throws Exception {
        Outcome outcome = run(jdk);

        assertThat(outcome.stdout()).isEqualTo("end\n");
        assertThat(outcome.failures()).isEqualTo(200);
        assertThat(outcome.agentLog()).isEmpty();
    }

    @OnEachJdk
    void the_application_itself_gets_it(Jdk jdk) throws Exception {
        assertThat(run(jdk, "log").stdout()).isEqualTo("finder made by main\n");
    }
}
