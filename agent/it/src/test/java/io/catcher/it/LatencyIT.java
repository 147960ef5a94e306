package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Waits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Loki that hangs costs the application's own calls, of which one in a hundred fails: nothing. */
@Tag("stress")
class LatencyIT {

    private static final String RULES = """
            service: {name: shop}
            perfcatcher: {enabled: false}
            rules: [{name: works, match: "com.acme.shop.Waits$Works#*"}]
            """;

    @TempDir
    Path directory;

    @Test
    void a_loki_that_hangs_holds_up_no_call() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Outcome outcome = new Fork(Jdk.all().get(0), directory)
                .with(RULES)
                .set("BUGCATCHER_LOKI_ENABLED", "true")
                .set("BUGCATCHER_LOKI_URL", "http://127.0.0.1:" + port)
                .run(Waits.class, String.valueOf(port), String.valueOf(Stress.size("latency_seconds")));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(number(outcome, "requests")).isPositive();
        // A ratio for people: a machine that does other things makes any bound on it a lie.
        Stress.figure(
                "the application's own calls, one in a hundred failing, p99: %d ns with Loki up, %d ns with Loki"
                        + " hanging, ratio %.2f; %d requests",
                number(outcome, "up"),
                number(outcome, "hanging"),
                (double) number(outcome, "hanging") / number(outcome, "up"),
                number(outcome, "requests"));
    }

    private static long number(Outcome outcome, String name) {
        return Long.parseLong(outcome.stdout().replaceAll("(?s).*\\b" + name + " (\\d+).*", "$1"));
    }
}
