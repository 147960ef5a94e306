package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Event;
import io.catcher.event.RunShiftBody;
import io.catcher.event.Watched;
import io.catcher.event.part.Caller;
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
    private static final int PLACE = 0;
    private static final int HANDLE = 1;
    private static final int TAKE = 2;

    @TempDir
    Path directory;

    private final Random random = new Random(7);
    private final List<Event> told = new ArrayList<>();
    private long nanos;

    private static Watched watched(int site) {
        String name = List.of("Orders.place", "Orders.handle", "Stock.take").get(site);
        return new Watched(site, "shop." + name, name, "void " + name + "()", "r", List.of(), List.of());
    }

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
                    VersionWatchTest::watched,
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

        /** The handler calls one after the other, and does a tenth of a millisecond of its own. */
        Run requests(int count, double place, double take) {
            for (int i = 0; i < count; i++) {
                nanos += GAP;
                long begun = nanos;
                long placing = (long) (place * Math.exp(0.1 * random.nextGaussian()));
                thread.add(PLACE, begun + placing, placing, 1);
                long taking = (long) (take * Math.exp(0.1 * random.nextGaussian()));
                thread.add(TAKE, begun + placing + taking, taking, 1);
                nanos = begun + placing + taking + 100_000;
                thread.add(HANDLE, nanos, nanos - begun, 1);
                if (i % 40 == 0) {
                    perf.drain();
                }
            }
            return this;
        }

        List<String> differences() {
            perf.finish();
            return told.stream()
                    .filter(event -> event.body() instanceof RunShiftBody)
                    .map(event -> event.kind() + " " + event.toolName() + " "
                            + ((RunShiftBody) event.body())
                                    .callers().stream().map(Caller::toolName).toList())
                    .toList();
        }

        long slowerThanAnotherVersion() {
            return differences().size();
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

    @Test
    void a_method_that_only_calls_one_which_has_become_slower_is_told_with_that_one() {
        assertThat(new Run("1.0").requests(12_000, 300_000, 400_000).differences())
                .isEmpty();
        assertThat(new Run("1.1").requests(12_000, 300_000, 800_000).differences())
                .containsExactly("SHIFT Stock.take [Orders.handle]");
        assertThat(new Run("1.2").requests(12_000, 300_000, 400_000).differences())
                .containsExactly("IMPROVED Stock.take [Orders.handle]");
    }

    @Test
    void a_caller_that_loses_more_than_one_of_them_accounts_for_is_told_by_itself() {
        assertThat(new Run("1.0").requests(12_000, 300_000, 400_000).differences())
                .isEmpty();
        assertThat(new Run("1.1").requests(12_000, 600_000, 800_000).differences())
                .containsExactlyInAnyOrder("SHIFT Orders.place []", "SHIFT Stock.take []", "SHIFT Orders.handle []");
    }
}
