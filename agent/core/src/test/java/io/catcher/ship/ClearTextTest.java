package io.catcher.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.LokiSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One loud warning where events cross a network in clear. */
@ResourceLock(Resources.SYSTEM_ERR)
class ClearTextTest {

    private final PrintStream own = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path temp;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(own);
    }

    private String saidOf(String url, String tokenFile) {
        LokiSettings loki = new LokiSettings(url, true, 10, "", "", "", tokenFile, "", "", "", true, false);
        Shipping.of(new ServiceId("shop", "", "test", "host:1:2"), Samples.settings(temp, loki, 1 << 20));
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://loki:3100",
                "http://10.0.0.7:3100",
                "HTTP://loki.example/",
                "http://localhost.evil.example:3100"
            })
    void http_to_another_machine_is_warned_of_once(String url) {
        assertThat(saidOf(url, ""))
                .startsWith("catcher: WARNING: ")
                .contains("http to another machine")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://loki:3100", "http://localhost:3100", "http://127.0.0.1:3100", "http://[::1]:3100"})
    void https_and_this_machine_are_not(String url) {
        assertThat(saidOf(url, "")).isEmpty();
    }

    @Test
    void that_a_token_goes_the_same_way_is_said_without_the_token() {
        assertThat(saidOf("http://loki:3100", "/run/secrets/loki"))
                .contains("token too")
                .doesNotContain("/run/secrets");
    }
}
