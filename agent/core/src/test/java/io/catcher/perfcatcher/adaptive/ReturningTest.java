package io.catcher.perfcatcher.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.Change.What;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow-downs that come again, and methods that go back to where they were. */
class ReturningTest {

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void going_back_from_an_improvement_that_has_lasted_is_a_slow_down(long seed) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.make(6_000, nanos -> 0.4 * nanos);
        assertThat(calls.kinds()).containsExactly(What.IMPROVED);
        calls.make(3_000);
        assertThat(calls.kinds()).containsExactly(What.IMPROVED, What.SHIFT);
    }

    /** While all that it calls is down and fails at once, a method is fast: that this is over is no slow-down. */
    @ParameterizedTest
    @CsvSource({"51, 700, 0.4", "52, 700, 0.4", "51, 3000, 0.05", "52, 3000, 0.05", "53, 3000, 0.4"})
    void the_end_of_a_dip_that_is_short_beside_what_was_before_is_none(long seed, int dip, double times) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.make(dip, nanos -> times * nanos);
        calls.make(3_000);
        assertThat(calls.alarms()).isEmpty();
    }

    /** Forty queries for each request instead of one are quick, one after the other: as many calls as of ten minutes before. */
    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void the_end_of_a_burst_of_quick_calls_is_none(long seed) {
        Calls calls = burst(seed);
        calls.make(3_000);
        assertThat(calls.kinds()).as("nor is it an improvement").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void what_is_slower_after_such_a_burst_than_it_was_before_is_told(long seed) {
        Calls calls = burst(seed);
        calls.make(2_000, nanos -> 1.6 * nanos);
        assertThat(calls.alarms()).containsExactly(What.SHIFT);
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void nor_is_that_of_a_burst_soon_after_the_start(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 50_000_000L;
        calls.make(300, nanos -> 2 * nanos);
        calls.make(1_200);
        calls.gap = 1_250_000L;
        calls.make(16_000, nanos -> 0.2 * nanos);
        calls.gap = 50_000_000L;
        calls.make(1_000);
        assertThat(calls.alarms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void nor_is_that_of_one_in_which_calls_became_faster_twice(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 50_000_000L;
        calls.make(1_200);
        calls.gap = 1_250_000L;
        calls.make(4_000, nanos -> 0.4 * nanos);
        calls.make(12_000, nanos -> 0.2 * nanos);
        calls.gap = 50_000_000L;
        calls.make(600);
        assertThat(calls.alarms()).isEmpty();
    }

    /** A night with few calls and cold caches is no reason to keep quiet of a slow-down in the morning. */
    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void a_slow_down_while_it_is_called_as_often_is_told(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 1_000_000_000L;
        calls.make(2_000);
        calls.gap = 20_000_000L;
        calls.make(4_000, nanos -> 0.4 * nanos);
        calls.make(2_000, nanos -> 0.8 * nanos);
        assertThat(calls.alarms()).containsExactly(What.SHIFT);
    }

    private static Calls burst(long seed) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.gap = 500_000L;
        calls.make(30_000, nanos -> 0.4 * nanos);
        calls.gap = 10_000_000L;
        return calls;
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void what_was_told_to_be_over_and_is_back_to_stay_is_told_again(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 50_000_000L;
        calls.make(12_000);
        calls.make(8_000, nanos -> 2.5 * nanos);
        calls.make(1_500);
        assertThat(calls.kinds()).containsExactly(What.SHIFT, What.RECOVERED);
        calls.make(1_000, nanos -> 2.5 * nanos);
        assertThat(calls.kinds()).containsExactly(What.SHIFT, What.RECOVERED, What.SHIFT);
    }

    @Test
    void what_comes_and_goes_is_not_told_each_time() {
        Calls calls = new Calls(64);
        calls.make(12_000);
        for (int i = 0; i < 20; i++) {
            calls.make(1_200, nanos -> 2 * nanos);
            calls.make(600);
        }
        assertThat(calls.alarms()).hasSizeBetween(1, 4);
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

    /** Four calls a second that differ much, some seconds of which take eight hundred times as long: a pool that ran dry. */
    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73, 74})
    void a_very_bad_one_of_such_a_method_is_over_soon(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 250_000_000L;
        DoubleUnaryOperator usual = nanos -> 0.04 * nanos * Math.exp(calls.random.nextGaussian());
        calls.make(4_000, usual);
        calls.make(100, nanos -> 800 * usual.applyAsDouble(nanos));
        long end = calls.now;
        calls.make(1_000, usual);

        assertThat(calls.alarms()).contains(What.SHIFT);
        assertThat(calls.recoveredAt - end).isBetween(0L, 60_000_000_000L);
    }
}
