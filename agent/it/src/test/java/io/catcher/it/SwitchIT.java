package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Capture can be stopped in a running JVM, and started again. */
class SwitchIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            rules:
              - name: shop
                match: "com.acme.shop.Running.*#*"
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void a_file_stops_all_capture_under_load_and_gives_the_byte_code_back(Jdk jdk) throws Exception {
        Path off = directory.resolve("catcher/off");
        try (Host host = Host.of(new Fork(jdk, directory).with(RULES), directory)) {
            host.ask(0);
            host.untilEvent(Host.failure("kind 0"));

            Files.writeString(off, "");
            host.untilEvent(Host.lifecycle("uninstrumented"));
            assertThat(host.code("Till")).startsWith("own");
            assertThat(host.code("Stock")).startsWith("own");
            host.ask(1);

            Files.delete(off);
            host.untilStderr("switched on again");
            host.untilCode("Till", "woven");
            host.ask(2);
            host.untilEvent(Host.failure("kind 2"));
            Outcome outcome = host.stop();
            assertThat(outcome.stdout()).isEqualTo("closed\nwrong 0\n");
            assertThat(outcome.events()).noneMatch(Host.failure("kind 1"));
            // Entered before, left after: nobody knows what it was.
            assertThat(outcome.events()).noneMatch(Host.failure("closed"));
            assertThat(outcome.agentLog()).contains("switched off by the file " + Path.of("catcher", "off"));
        }
    }

    @OnEachJdk
    void switched_off_at_the_start_nothing_is_woven_until_it_is_switched_on(Jdk jdk) throws Exception {
        Path off = Files.writeString(
                Files.createDirectories(directory.resolve("catcher")).resolve("off"), "");
        try (Host host = Host.of(new Fork(jdk, directory).with(RULES), directory)) {
            host.untilStderr("switched off by the file");
            assertThat(host.code("Till")).startsWith("own");
            host.ask(0);

            Files.delete(off);
            host.untilCode("Till", "woven");
            host.untilStderr("switched on again");
            host.ask(1);
            host.untilEvent(Host.failure("kind 1"));
            assertThat(host.stop().events()).noneMatch(Host.failure("kind 0"));
        }
    }

    @OnEachJdk
    void the_system_property_does_the_same(Jdk jdk) throws Exception {
        try (Host host = Host.of(new Fork(jdk, directory).with(RULES).flag("-Dcatcher.off=true"), directory)) {
            host.untilStderr("switched off by the system property catcher.off");
            assertThat(host.code("Till")).startsWith("own");
            assertThat(host.stop().stdout()).isEqualTo("closed\nwrong 0\n");
        }
    }
}
