package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Attaching;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that runs already can be watched, too. */
class LateAttachIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            rules:
              - name: shop
                match: "com.acme.shop.Running.*#*"
            """;

    @TempDir
    Path directory;

    @TempDir
    Path other;

    @OnEachJdk
    void classes_that_were_loaded_before_are_woven_and_calls_that_ran_before_change_nothing(Jdk jdk) throws Exception {
        Path yaml = Files.writeString(directory.resolve("interceptor.yaml"), RULES);
        try (Host host = Host.started(new Fork(jdk, directory), directory)) {
            Outcome attaching = new Fork(jdk, other)
                    .run(
                            Attaching.class,
                            Long.toString(host.pid()),
                            Fork.agent().toString(),
                            yaml.toString());
            assertThat(attaching.exitCode()).as(attaching.stderr()).isZero();

            host.untilEvent(event -> event.toString().contains("\"tool_name\":\"Stock.take\""));
            host.ask(0);
            host.untilEvent(Host.failure("kind 0"));
            Outcome outcome = host.stop();
            assertThat(outcome.stdout()).isEqualTo("closed\nwrong 0\n");
            assertThat(outcome.events("lifecycle").toString()).contains("\"attached\":true");
        }
    }
}
