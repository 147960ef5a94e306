package io.catcher.perfcatcher.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.Change.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow-downs that come again, and methods that go back to where they were. */
class ReturningTest {

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void going_back_from_an_improvement_that_has_lasted_is_a_slow_down(long seed) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.make(3_000, nanos -> 0.4 * nanos);
        assertThat(calls.kinds()).containsExactly(What.IMPROVED);
        calls.make(3_000);
        assertThat(calls.kinds()).containsExactly(What.IMPROVED, What.SHIFT);
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void the_end_of_a_dip_of_some_seconds_is_none(long seed) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.make(700, nanos -> 0.4 * nanos);
        calls.make(3_000);
        assertThat(calls.alarms()).isEmpty();
    }

    @Test
    void incidents_that_keep_no_time_are_told_for_longer_than_a_schedule() {
        Calls calls = new Calls(54);
        int[] peace = {10_000, 4_000, 11_000, 6_500};
        for (int quiet : peace) {
            calls.make(quiet);
            calls.make(800, nanos -> 3 * nanos);
        }
        calls.make(2_000);
        assertThat(calls.alarms()).filteredOn(what -> what == What.SHIFT).hasSize(4);
    }

    @Test
    void a_schedule_of_which_one_was_missing_is_one() {
        Calls calls = new Calls(55);
        for (int i = 0; i < 8; i++) {
            double times = i == 3 ? 1 : 3;
            calls.make(6_000);
            calls.make(800, nanos -> times * nanos);
        }
        assertThat(calls.alarms()).filteredOn(what -> what == What.SHIFT).hasSize(3);
    }

    /** Seen in streams of eight calls a second: it was open for hours, and what came after was lost in it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_slow_down_of_a_method_that_is_called_seldom_and_differs_much_ends(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 120_000_000L;
        calls.make(6_000, nanos -> differing(calls, nanos));
        calls.make(600, nanos -> 2 * differing(calls, nanos));
        calls.make(10_000, nanos -> differing(calls, nanos));
        assertThat(calls.kinds()).containsOnlyOnce(What.SHIFT).endsWith(What.RECOVERED);
    }

    /** Seven of a hundred miss the cache. */
    private static double differing(Calls calls, double nanos) {
        return calls.random.nextDouble() < 0.07 ? 15 * nanos : nanos;
    }
}
