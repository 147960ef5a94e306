package io.catcher.perfcatcher.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.Change.What;
import org.junit.jupiter.api.Test;

/** Single calls, and what a clock or a caller may do wrong. */
class SpikeTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_lone_giant_is_told_with_its_limit() {
        Calls calls = new Calls(51);
        calls.make(5_000);
        calls.one(SECOND);
        assertThat(calls.kinds()).containsExactly(What.SPIKE);
        Change spike = calls.told.get(0);
        assertThat(spike.current()).isEqualTo(1e9);
        assertThat(spike.limit()).isLessThan(5e8);
        assertThat(spike.ratio()).isGreaterThan(50);
    }

    @Test
    void the_second_giant_is_told_as_well() {
        Calls calls = new Calls(52);
        calls.make(5_000);
        calls.one(SECOND);
        calls.make(5_000);
        calls.one(SECOND);
        assertThat(calls.kinds()).containsExactly(What.SPIKE, What.SPIKE);
    }

    @Test
    void a_burst_of_giants_is_told_once_and_the_rest_is_counted() {
        Calls calls = new Calls(53);
        calls.make(5_000);
        for (int i = 0; i < 3; i++) {
            calls.one(SECOND);
            calls.make(20);
        }
        calls.make(9_000);
        calls.one(5 * SECOND);
        assertThat(calls.kinds()).containsExactly(What.SPIKE, What.SPIKE);
        assertThat(calls.told.get(1).leftOut()).isEqualTo(2);
    }

    @Test
    void a_call_that_hangs_during_a_slow_down_is_told_as_well_and_its_like_with_it() {
        Calls calls = new Calls(64);
        calls.make(10_000);
        calls.make(2_000, nanos -> 2 * nanos);
        assertThat(calls.kinds()).containsExactly(What.SHIFT);
        calls.one(20 * SECOND);
        calls.make(500, nanos -> 2 * nanos);
        calls.one(20 * SECOND);
        calls.make(500, nanos -> 2 * nanos);
        assertThat(calls.kinds()).containsExactly(What.SHIFT, What.SPIKE);
    }

    @Test
    void a_slow_down_does_not_tell_its_slowest_calls_one_by_one() {
        Calls calls = new Calls(65);
        calls.make(10_000);
        calls.make(4_000, nanos -> calls.random.nextDouble() < 0.2 ? 150 * nanos : nanos);
        assertThat(calls.kinds()).filteredOn(What.SPIKE::equals).hasSizeLessThan(2);
        assertThat(calls.kinds()).contains(What.SHIFT);
    }

    @Test
    void a_call_that_costs_less_than_a_pause_of_the_collector_wakes_nobody() {
        Calls calls = new Calls(54);
        calls.make(5_000, nanos -> nanos / 10_000);
        calls.one(20_000_000);
        assertThat(calls.told).isEmpty();
    }

    @Test
    void a_pause_as_long_as_the_collector_may_make_wakes_nobody() {
        Calls calls = new Calls(63);
        calls.make(5_000, nanos -> nanos / 10_000);
        calls.one(200_000_000);
        assertThat(calls.told).isEmpty();
    }

    @Test
    void a_giant_does_not_hide_the_next_one_that_is_smaller() {
        Calls calls = new Calls(62);
        calls.make(5_000);
        long limit = calls.detector.slowFrom();
        calls.one(3 * SECOND);
        calls.make(5_000);
        assertThat(calls.detector.slowFrom()).isLessThan(limit * 12 / 10);
        calls.one(limit * 12 / 10);
        assertThat(calls.kinds()).containsExactly(What.SPIKE, What.SPIKE);
    }

    @Test
    void a_clock_that_stands_or_goes_backwards_raises_no_alarm() {
        Calls standing = new Calls(55);
        standing.gap = 0;
        standing.make(50_000);
        assertThat(standing.alarms()).isEmpty();
        Calls backwards = new Calls(56);
        backwards.gap = -1_000_000;
        backwards.make(50_000);
        assertThat(backwards.alarms()).isEmpty();
    }

    @Test
    void a_slow_down_is_told_though_the_clock_stands() {
        Calls calls = new Calls(57);
        calls.gap = 0;
        calls.make(20_000);
        calls.make(30_000, nanos -> 2 * nanos);
        assertThat(calls.alarms()).contains(What.SHIFT);
    }

    @Test
    void calls_without_length_and_calls_of_hours_are_taken() {
        Calls none = new Calls(58);
        none.make(10_000, nanos -> 0);
        assertThat(none.told).isEmpty();
        none.one(-1);
        none.one(3_600 * SECOND);
        assertThat(none.alarms()).containsExactly(What.SPIKE);
        Calls hours = new Calls(59);
        hours.gap = 7_200 * SECOND;
        hours.make(1_000, nanos -> nanos * 360_000);
        assertThat(hours.alarms()).isEmpty();
        Calls longest = new Calls(60);
        longest.make(1_000, nanos -> Long.MAX_VALUE);
        assertThat(longest.alarms()).isEmpty();
    }

    @Test
    void a_method_called_once_a_day_is_no_alarm() {
        Calls calls = new Calls(61);
        calls.gap = 86_400 * SECOND;
        calls.make(2_000);
        assertThat(calls.alarms()).isEmpty();
    }

    /** One call in fifty is of a Pareto distribution: giants are a part of such a method. */
    @Test
    void a_tail_that_is_not_known_yet_is_seldom_told() {
        int told = 0;
        for (int seed = 0; seed < 40; seed++) {
            Calls calls = new Calls(6_400 + seed);
            calls.make(
                    2_000,
                    nanos -> calls.random.nextInt(50) > 0
                            ? 5 * nanos
                            : 5 * nanos * Math.pow(1 - calls.random.nextDouble(), -1 / 1.8));
            told += calls.alarms().size();
        }
        assertThat(told).isLessThan(8);
    }
}
