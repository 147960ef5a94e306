package io.catcher.perfcatcher.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.reference.Baseline;
import io.catcher.perfcatcher.memory.Played.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A method in two runs of a program, one after the other. */
class NextRunTest {

    private static final String METHOD = "void shop.Orders.place()";
    private static final Instant YESTERDAY = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<IntToDoubleFunction> WARM_UPS = List.of(
            call -> call < 5_000 ? 20 : 1,
            call -> call < 5_000 ? 20 - 19 * call / 5_000.0 : 1,
            call -> 1 + 19 * Math.exp(-call / 1_000.0),
            call -> call < 500 ? 20 : call < 2_000 ? 8 : call < 5_000 ? 2.5 : 1,
            call -> call < 200 ? 20 : call < 5_000 ? 1.6 : 1);

    @TempDir
    Path directory;

    private int compared;

    private static double steady(int call) {
        return 1;
    }

    /** What the second run tells of the method, once it has made {@code most} calls at most. */
    private List<Told> told(long seed, Shape shape, IntToDoubleFunction first, IntToDoubleFunction second, int most) {
        long typical = 50_000L << seed % 12;
        int perSecond = seed % 5 == 0 ? 20 : 400;
        Baseline before =
                new Played(seed, shape, typical, perSecond).make(12_000, first).settled();
        if (before == null) {
            return List.of();
        }
        Path home = directory.resolve(shape + "-" + seed + "-" + most);
        EarlierRuns kept = runs(home, "1.0");
        kept.keep(Map.of(METHOD, before), YESTERDAY);
        EarlierRuns runs = runs(home, "1.1");
        Played method = new Played(~seed, shape, typical, perSecond);
        compared += method.isCompared(runs, 0, METHOD, most, second) ? 1 : 0;
        return runs.due(method.now(), true);
    }

    private static EarlierRuns runs(Path home, String version) {
        return new EarlierRuns(new RunFiles(() -> Files.createDirectories(home), "shop", version, line -> {
            throw new AssertionError(line);
        }));
    }

    /** 1,080 restarts in all; one of them might be told. */
    @ParameterizedTest
    @EnumSource
    void the_same_durations_after_a_restart_are_no_news(Shape shape) {
        List<Told> told = new ArrayList<>();
        for (long seed = 1; seed <= 180; seed++) {
            told.addAll(told(seed, shape, NextRunTest::steady, NextRunTest::steady, 20_000));
        }
        assertThat(told).isEmpty();
        assertThat(compared).isGreaterThan(shape == Shape.RELATED ? 60 : 175);
    }

    @ParameterizedTest
    @EnumSource
    void a_method_that_takes_30_percent_longer_is_told_within_10_000_calls(Shape shape) {
        int found = 0;
        for (long seed = 1; seed <= 40; seed++) {
            // Where calls resemble their neighbours, each says less, and it takes more of them.
            List<Told> told =
                    told(seed, shape, NextRunTest::steady, call -> 1.3, shape == Shape.RELATED ? 60_000 : 10_000);
            found += told.isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThanOrEqualTo(shape == Shape.RELATED ? 25 : 38);
    }

    /** The second run warms up; the first one did not, or likewise. */
    @ParameterizedTest
    @EnumSource
    void a_warm_up_is_no_regression(Shape shape) {
        List<Told> told = new ArrayList<>();
        for (IntToDoubleFunction warmUp : WARM_UPS) {
            for (long seed = 1; seed <= 8; seed++) {
                told.addAll(told(seed, shape, NextRunTest::steady, warmUp, 20_000));
                told.addAll(told(seed, shape, warmUp, warmUp, 20_001));
            }
        }
        assertThat(told).isEmpty();
    }
}
