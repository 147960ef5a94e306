package io.catcher.perfcatcher.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.catcher.perfcatcher.adaptive.reference.Baseline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;
    private static final double GATE = 0.15;

    /** Eight buckets are a power of two: a shift by this many is one by 2^(n/8). */
    private static final int HALF_AS_SLOW_AGAIN = 5;

    @TempDir
    Path directory;

    private long now;

    /** Whether other programs account for what is lost. */
    private DoublePredicate busy = lost -> false;

    private EarlierRuns run(String version) {
        return new EarlierRuns(new RunFiles(() -> directory, "shop", version, line -> {
            throw new AssertionError(line);
        }));
    }

    @Test
    void nothing_is_read_before_a_method_has_settled() {
        EarlierRuns runs = new EarlierRuns(new RunFiles(
                () -> {
                    throw new AssertionError("asked for the directory");
                },
                "shop",
                "1.0",
                line -> {}));
        runs.seen(0, method(0));
        assertThat(runs.due(now, true)).isEmpty();
    }

    private static String method(int site) {
        return "void shop.Orders.m" + site + "()";
    }

    /** Settled; {@code up} buckets above what is usual. */
    private static Baseline level(int up) {
        return new Baseline(240 + up, new int[] {500, 3_000, 6_000, 2_000, 500}, 1, 1, 0);
    }

    private void earlier(String version, int methods) {
        Map<String, Baseline> settled = new HashMap<>();
        for (int site = 0; site < methods; site++) {
            settled.put(method(site), level(0));
        }
        run(version).keep(settled, NOON);
    }

    /** Lets the method settle; twice, because what is slower must stand at a second look. */
    private void settle(EarlierRuns runs, int site, int up) {
        runs.seen(site, method(site));
        runs.settled(site, method(site), level(up), 8_000, GATE, busy, now);
        runs.settled(site, method(site), level(up), 10_000, GATE, busy, now);
    }

    @Test
    void a_slower_method_is_told_with_what_it_was_and_is() {
        earlier("1.0", 1);
        EarlierRuns runs = run("1.1");
        settle(runs, 0, HALF_AS_SLOW_AGAIN);
        List<Told> told = runs.due(now, false);
        assertThat(told).hasSize(1);
        Difference difference = ((Told.OfMethod) told.get(0)).difference();
        assertThat(difference.comparison().ratio()).isEqualTo(1.54, within(0.06));
        assertThat(difference.comparison().ratioError()).isBetween(0.05, 0.2);
        assertThat(difference.oldVersion()).isEqualTo("1.0");
        assertThat(difference.restart()).isFalse();
        assertThat(difference.calls()).isEqualTo(12_000);
        assertThat(runs.due(now, true)).isEmpty();
    }

    @Test
    void what_was_told_of_a_version_is_not_told_at_its_next_start() {
        earlier("1.0", 1);
        EarlierRuns first = run("1.1");
        settle(first, 0, HALF_AS_SLOW_AGAIN);
        first.due(now, true);
        first.keep(Map.of(method(0), level(HALF_AS_SLOW_AGAIN)), NOON);
        EarlierRuns second = run("1.1");
        settle(second, 0, HALF_AS_SLOW_AGAIN);
        assertThat(second.due(now, true)).isEmpty();
        EarlierRuns third = run("1.1");
        settle(third, 0, 2 * HALF_AS_SLOW_AGAIN);
        assertThat(third.due(now, true)).as("told once a method and version").isEmpty();
    }

    @Test
    void the_same_version_that_has_become_slower_is_told_too() {
        earlier("1.0", 1);
        EarlierRuns runs = run("1.0");
        settle(runs, 0, HALF_AS_SLOW_AGAIN);
        assertThat(((Told.OfMethod) runs.due(now, false).get(0)).difference().restart())
                .isTrue();
    }

    @Test
    void what_fades_is_the_rest_of_a_warm_up() {
        earlier("1.0", 1);
        EarlierRuns runs = run("1.1");
        runs.settled(0, method(0), level(HALF_AS_SLOW_AGAIN), 8_000, GATE, busy, now);
        runs.settled(0, method(0), level(HALF_AS_SLOW_AGAIN - 2), 10_000, GATE, busy, now);
        runs.settled(0, method(0), level(0), 13_000, GATE, busy, now);
        assertThat(runs.isDone(0)).isTrue();
        assertThat(runs.due(now, true)).isEmpty();
    }

    @Test
    void a_method_that_took_long_to_warm_up_is_given_twice_as_long() {
        run("1.0").keep(Map.of(method(0), new Baseline(240, level(0).counts(), 1, 1, 8_000)), NOON);
        EarlierRuns runs = run("1.1");
        runs.settled(0, method(0), level(0), 15_999, GATE, busy, now);
        assertThat(runs.isDone(0)).isFalse();
        runs.settled(0, method(0), level(0), 16_000, GATE, busy, now);
        assertThat(runs.isDone(0)).isTrue();
    }

    @Test
    void an_improvement_is_told_of_a_new_version_only() {
        earlier("1.0", 1);
        EarlierRuns next = run("1.1");
        settle(next, 0, -HALF_AS_SLOW_AGAIN);
        Told told = next.due(now, true).get(0);
        assertThat(((Told.OfMethod) told).difference().isSlower()).isFalse();
        EarlierRuns again = run("1.0");
        settle(again, 0, -HALF_AS_SLOW_AGAIN);
        assertThat(again.due(now, true)).isEmpty();
    }

    @Test
    void all_methods_slower_alike_are_one_event() {
        earlier("1.0", 20);
        EarlierRuns runs = run("1.1");
        for (int site = 0; site < 20; site++) {
            settle(runs, site, HALF_AS_SLOW_AGAIN);
        }
        assertThat(runs.due(now, false)).singleElement().isInstanceOfSatisfying(Told.OfAll.class, all -> {
            assertThat(all.ratio()).isEqualTo(1.54, within(0.06));
            assertThat(all.compared()).isEqualTo(20);
            assertThat(all.alike()).isEqualTo(20);
            assertThat(all.examples()).hasSize(5);
        });
    }

    @Test
    void a_method_that_is_slower_than_the_slower_machine_explains_is_told_beside_it() {
        earlier("1.0", 20);
        EarlierRuns runs = run("1.1");
        for (int site = 0; site < 20; site++) {
            settle(runs, site, site == 7 ? 3 * HALF_AS_SLOW_AGAIN : HALF_AS_SLOW_AGAIN);
        }
        List<Told> told = runs.due(now, false);
        assertThat(told).hasSize(2);
        assertThat(((Told.OfMethod) told.get(1)).difference().site()).isEqualTo(7);
    }

    @Test
    void a_slower_method_and_those_that_call_it_are_told_one_by_one() {
        earlier("1.0", 10);
        EarlierRuns runs = run("1.1");
        for (int site = 0; site < 10; site++) {
            settle(runs, site, site < 6 ? HALF_AS_SLOW_AGAIN : 0);
        }
        assertThat(runs.due(now, false)).hasSize(6).allMatch(Told.OfMethod.class::isInstance);
    }

    @Test
    void a_slower_method_waits_for_the_others_half_a_minute_at_most() {
        earlier("1.0", 2);
        EarlierRuns runs = run("1.1");
        settle(runs, 0, HALF_AS_SLOW_AGAIN);
        runs.seen(1, method(1));
        assertThat(runs.due(now, false)).isEmpty();
        assertThat(runs.due(now + 29 * SECOND, false)).isEmpty();
        assertThat(runs.due(now + 30 * SECOND, false)).hasSize(1);
    }

    @Test
    void a_method_that_nobody_knew_is_kept_without_a_word() {
        earlier("1.0", 1);
        EarlierRuns runs = run("1.1");
        settle(runs, 5, HALF_AS_SLOW_AGAIN);
        assertThat(runs.isDone(5)).isTrue();
        assertThat(runs.due(now, true)).isEmpty();
    }

    @Test
    void ten_times_as_many_slow_calls_are_a_change_of_the_tail() {
        int[] counts = {500, 3_000, 6_000, 2_000, 500, 0, 0, 0, 0, 0, 0, 60};
        run("1.0").keep(Map.of(method(0), new Baseline(240, counts, 1, 1, 0)), NOON);
        int[] more = counts.clone();
        more[11] = 240;
        more[10] = 200;
        EarlierRuns runs = run("1.1");
        Baseline slower = new Baseline(240, more, 1, 1, 0);
        runs.settled(0, method(0), slower, 8_000, GATE, busy, now);
        runs.settled(0, method(0), slower, 10_000, GATE, busy, now);
        Difference difference = ((Told.OfMethod) runs.due(now, true).get(0)).difference();
        assertThat(difference.comparison().tailOnly()).isTrue();
        assertThat(difference.comparison().ratio()).isGreaterThan(1.5);
    }

    /** A thread that waits for a processor makes a few calls long: the typical one takes what it took. */
    @Test
    void what_a_busy_machine_does_to_some_calls_is_judged_when_it_is_over() {
        int[] counts = {500, 3_000, 6_000, 2_000, 500, 0, 0, 0, 0, 0, 0, 0};
        run("1.0").keep(Map.of(method(0), new Baseline(240, counts, 1, 1, 0)), NOON);
        int[] held = new int[33];
        System.arraycopy(counts, 0, held, 0, counts.length);
        held[32] = 600;
        Baseline heldUp = new Baseline(240, held, 1, 1, 0);
        EarlierRuns runs = run("1.0");
        busy = lost -> lost > 0;
        runs.settled(0, method(0), heldUp, 8_000, GATE, busy, now);
        runs.settled(0, method(0), heldUp, 10_000, GATE, busy, now);
        assertThat(runs.isDone(0)).isFalse();
        assertThat(runs.due(now, true)).isEmpty();

        busy = lost -> false;
        runs.settled(0, method(0), heldUp, 13_000, GATE, busy, now);
        assertThat(runs.due(now, true)).hasSize(1);
    }
}
