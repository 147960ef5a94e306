package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Event;
import io.catcher.event.RunShiftBody;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.memory.EarlierRuns;
import io.catcher.perfcatcher.memory.RunFiles;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a program, one after the other, each with what the one before it left behind. */
class VersionWatchTest {

    private static final long GAP = 2_500_000;

    @TempDir
    Path directory;

    private final Random random = new Random(7);
    private final List<Event> told = new ArrayList<>();
    private long nanos;

    private final class Run {

        final PerfCatcher perf;
        final SampleBuffer thread;

        Run(String version) {
            EarlierRuns runs = new EarlierRuns(new RunFiles(() -> directory, "shop", version, line -> {
                throw new AssertionError(line);
            }));
            told.clear();
            perf = new PerfCatcher(
                    draft -> told.add(draft.render()),
                    site -> new Watched(site, "shop.Orders", "Orders.place", "void place()", "r", List.of(), List.of()),
                    site -> PerfcatcherSettings.DEFAULTS,
                    runs,
                    () -> nanos,
                    () -> Instant.ofEpochSecond(0, nanos));
            thread = perf.register(() -> false);
        }

        Run calls(int count, double typical) {
            for (int i = 0; i < count; i++) {
                nanos += GAP;
                thread.add(0, nanos, (long) (typical * Math.exp(0.1 * random.nextGaussian())), 1);
                if (i % 40 == 0) {
                    perf.drain();
                }
            }
            return this;
        }

        long slowerThanAnotherVersion() {
            perf.finish();
            return told.stream()
                    .filter(event -> event.body() instanceof RunShiftBody)
                    .count();
        }
    }

    @Test
    void a_regression_is_told_once_though_the_run_that_told_it_ended_in_a_slow_down() {
        assertThat(new Run("1.0").calls(12_000, 300_000).slowerThanAnotherVersion())
                .isZero();
        Run slower = new Run("1.1").calls(12_000, 450_000).calls(400, 2_000_000);
        assertThat(slower.slowerThanAnotherVersion()).isEqualTo(1);

        assertThat(new Run("1.1").calls(12_000, 450_000).slowerThanAnotherVersion())
                .isZero();
    }
}
