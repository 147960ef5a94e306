package io.catcher.perfcatcher.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.Baseline;
import io.catcher.perfcatcher.memory.Played.Shape;
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
    private static final IntToDoubleFunction STEADY = call -> 1;

    @TempDir
    Path directory;

    private int compared;
    private int unsettled;
    private double unrest;

    /** What the second run tells of the method, once it has made {@code most} calls at most. */
    private List<Told> told(long seed, Shape shape, IntToDoubleFunction first, IntToDoubleFunction second, int most) {
        long typical = 50_000L << seed % 12;
        int perSecond = seed % 5 == 0 ? 20 : 400;
        Baseline before =
                new Played(seed, shape, typical, perSecond).make(12_000, first).settled();
        if (before == null) {
            unsettled++;
            return List.of();
        }
        unrest += before.bodyUnrest();
        Path home = directory.resolve(shape + "-" + seed + "-" + most);
        EarlierRuns kept = runs(home, "1.0");
        kept.keep(Map.of(METHOD, before), YESTERDAY);
        EarlierRuns runs = runs(home, "1.1");
        Played method = new Played(~seed, shape, typical, perSecond);
        compared += method.isCompared(runs, 0, METHOD, most, second) ? 1 : 0;
        return runs.due(method.now(), true);
    }

    private static EarlierRuns runs(Path home, String version) {
        return new EarlierRuns(
                new RunFiles(() -> java.nio.file.Files.createDirectories(home), "shop", version, line -> {
                    throw new AssertionError(line);
                }));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_durations_after_a_restart_are_no_news(Shape shape) {
        List<Told> told = new ArrayList<>();
        for (long seed = 1; seed <= 350; seed++) {
            told.addAll(told(seed, shape, STEADY, STEADY, 20_000));
        }
        System.out.println(shape + " compared " + compared + " told " + told.size() + " unsettled " + unsettled + " unrest " + unrest / 350);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_third_slower_is_found(Shape shape) {
        int[] calls = {6_500, 8_000, 10_000, 15_000, 20_000};
        StringBuilder line = new StringBuilder(shape + "");
        for (int most : calls) {
            int found = 0;
            for (long seed = 1; seed <= 100; seed++) {
                found += told(seed, shape, STEADY, call -> 1.3, most).isEmpty() ? 0 : 1;
            }
            line.append(" " + most + ":" + found);
        }
        System.out.println(line);
    }

    @ParameterizedTest
    @EnumSource
    void warm(Shape shape) {
        IntToDoubleFunction[] ways = {
            call -> call < 5_000 ? 20 : 1,
            call -> call < 5_000 ? 20 - 19 * call / 5_000.0 : 1,
            call -> 1 + 19 * Math.exp(-call / 1_000.0),
            call -> call < 500 ? 20 : call < 2_000 ? 8 : call < 5_000 ? 2.5 : 1,
            call -> call < 200 ? 20 : call < 5_000 ? 1.6 : 1,
        };
        StringBuilder line = new StringBuilder(shape + "");
        for (IntToDoubleFunction way : ways) {
            int cold = 0;
            int both = 0;
            for (long seed = 1; seed <= 100; seed++) {
                cold += told(seed, shape, STEADY, way, 20_000).isEmpty() ? 0 : 1;
                both += told(seed, shape, way, way, 20_001).isEmpty() ? 0 : 1;
            }
            line.append(" " + cold + "/" + both);
        }
        System.out.println(line + " compared " + compared);
    }
}
