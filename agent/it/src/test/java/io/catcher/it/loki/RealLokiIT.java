package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tests rely on: a Loki that ends and comes back with its address and its data. */
class RealLokiIT {

    @Test
    @NeedsRealLoki
    void what_was_acknowledged_is_there_after_a_kill_and_after_a_restart(@TempDir Path folder) {
        try (RealLoki loki = RealLoki.start()) {
            SampleJournal.write(folder, "shop", Instant.now());
            new JournalFilling(folder).fill(loki);
            List<String> before = lines(loki);

            loki.kill();
            assertThat(loki.isReady()).isFalse();
            loki.startAgain();
            assertThat(lines(loki)).isNotEmpty().isEqualTo(before);

            loki.restart();
            assertThat(lines(loki)).isEqualTo(before);
        }
    }

    @Test
    @NeedsRealLoki
    void a_flag_that_loki_refuses_is_reported_with_what_loki_said() {
        try (RealLoki loki = RealLoki.start("-server.no-such-flag=1")) {
            assertThat(loki).as("started with a flag that does not exist").isNull();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("no-such-flag");
        }
    }

    @Test
    void a_wrong_CATCHER_LOKI_is_an_error_and_not_a_skipped_test() {
        Map<String, String> environment = Map.of(LokiFinder.VARIABLE, "/no/such/loki", "PATH", "");

        assertThat(catchThrowable(() -> LokiFinder.binary(environment)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/no/such/loki");
    }

    private static List<String> lines(RealLoki loki) {
        Instant now = Instant.now();
        return loki.queries()
                .range("{job=~\".+\"}", now.minus(Duration.ofHours(1)), now.plusSeconds(60), Duration.ofSeconds(1), 500)
                .lines();
    }
}
