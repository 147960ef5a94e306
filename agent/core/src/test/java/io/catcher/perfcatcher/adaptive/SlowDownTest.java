package io.catcher.perfcatcher.adaptive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.catcher.perfcatcher.adaptive.Change.What;
import io.catcher.perfcatcher.adaptive.attribution.Others;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow-downs that last, from beginning to end. */
class SlowDownTest {

    /** Other methods are watched, too few to compare with. */
    private static final Others A_FEW = new Others() {
        @Override
        public double slowerSince(long since, long now) {
            return 1;
        }

        @Override
        public double longerSince(long since) {
            return 1;
        }

        @Override
        public int count() {
            return 0;
        }

        @Override
        public boolean areAny() {
            return true;
        }
    };

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void steady_calls_are_no_news(long seed) {
        Calls calls = new Calls(seed);
        calls.make(200_000);
        assertThat(calls.alarms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void half_as_slow_again_is_told_once_and_its_end_once(long seed) {
        Calls calls = new Calls(seed);
        calls.make(10_000);
        calls.make(5_000, nanos -> 1.5 * nanos);
        calls.make(5_000);
        assertThat(calls.kinds()).containsExactly(What.SHIFT, What.RECOVERED);
        Change shift = calls.first(What.SHIFT);
        assertThat(shift.ratio()).isEqualTo(1.5, within(0.15));
        assertThat(shift.ratioError()).isPositive();
        assertThat(shift.isOfFew()).isFalse();
        assertThat(shift.callsAffected()).isLessThan(600);
        assertThat(shift.onsetNanos()).isCloseTo(1_000_000_000L + 10_000 * calls.gap, within(300 * calls.gap));
        assertThat(shift.after().p50() / shift.before().p50()).isEqualTo(1.5, within(0.2));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void one_call_in_ten_that_waits_is_told_of_a_method_whose_slow_calls_differ_much(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 40_000_000;
        for (int i = 0; i < 1_400; i++) {
            calls.one(fewThatDifferMuch(calls, 0));
        }
        for (int i = 0; i < 600; i++) {
            calls.one(fewThatDifferMuch(calls, 0.1));
        }
        assertThat(calls.alarms()).containsExactly(What.SHIFT);
    }

    /** Some forty microseconds, three of a hundred up to four milliseconds; and that share of them forty. */
    private static long fewThatDifferMuch(Calls calls, double waits) {
        double usual = 42_000 * Math.exp(0.1 * calls.random.nextGaussian());
        double slow = calls.random.nextDouble() < 0.03 ? Math.exp(1.2 + 1.5 * calls.random.nextGaussian()) : 1;
        double more = calls.random.nextDouble() < waits ? 40 * Calls.MILLI : 0;
        return (long) (usual * Math.min(100, Math.max(1, slow)) + more);
    }

    /** Class loading at a start: many calls wait for it, and then none. Nobody is slower by it. */
    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void that_most_calls_take_longer_while_the_slow_ones_come_no_more_is_no_slow_down(long seed) {
        Calls calls = new Calls(seed);
        calls.make(600, nanos -> calls.random.nextDouble() < 0.2 ? 50 * nanos : nanos);
        calls.make(3_000, nanos -> 2.2 * nanos);
        assertThat(calls.kinds()).doesNotContain(What.SHIFT, What.ESCALATED, What.RECOVERED);

        int before = calls.told.size();
        calls.make(3_000, nanos -> 4.4 * nanos);
        assertThat(calls.told.subList(before, calls.told.size()))
                .extracting(Change::what)
                .containsExactly(What.SHIFT);
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void that_a_rare_giant_has_yet_to_come_hides_no_slow_down(long seed) {
        Calls calls = new Calls(seed);
        calls.make(6_000, nanos -> calls.random.nextDouble() < 0.03 ? 300 * nanos : nanos);
        calls.make(3_000, nanos -> 2.5 * nanos);
        assertThat(calls.alarms()).contains(What.SHIFT);
    }

    /** The first story is of some calls; on call somebody must read of the second one too, and of no caller instead. */
    @ParameterizedTest
    @CsvSource({"true, 41", "true, 42", "true, 43", "false, 41", "false, 42", "false, 43"})
    void that_all_calls_become_slower_is_told_while_some_are_or_just_were(boolean still, long seed) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.make(6_000, nanos -> calls.random.nextDouble() < 0.05 ? 6 * nanos : nanos);
        if (!still) {
            calls.make(1_200);
        }
        int before = calls.told.size();
        calls.make(8_000, nanos -> still && calls.random.nextDouble() < 0.05 ? 6 * nanos : 1.8 * nanos);

        List<Change> since = calls.told.subList(before, calls.told.size());
        assertThat(since)
                .filteredOn(change -> change.what() == What.SHIFT)
                .singleElement()
                .satisfies(shift ->
                        assertThat(shift.isOfFew() && shift.lately() == 0).isFalse());
    }

    /** Some calls wait for a lock, most of them do not: how many of a handful do is no news, and is no end of it either. */
    @ParameterizedTest
    @CsvSource({"0.2, 150, 31", "0.2, 150, 32", "0.2, 150, 33", "0.05, 10, 31", "0.05, 10, 32", "0.05, 10, 35"})
    void calls_that_wait_now_and_then_are_told_once_and_their_end_once(double share, double times, long seed) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.make(6_000, nanos -> calls.random.nextDouble() < share ? times * nanos : nanos);
        long end = calls.now;
        calls.make(3_000);
        assertThat(calls.kinds()).filteredOn(what -> what != What.SPIKE).containsExactly(What.SHIFT, What.RECOVERED);
        assertThat(calls.recoveredAt).isBetween(end, end + 1_000 * calls.gap);
        Change shift = calls.first(What.SHIFT);
        assertThat(shift.isOfFew()).isTrue();
        double truth = 1 + share * (times - 1);
        assertThat(shift.ratioError()).isGreaterThan(Math.abs(shift.ratio() - truth) / 3);
    }

    @Test
    void less_evidence_is_enough_where_a_caller_speaks_for_it() {
        Calls calls = new Calls(31);
        calls.make(20_000);
        assertThat(calls.detector.accused()).isNull();
        Change accused = null;
        for (int i = 0; accused == null && i < 10; i++) {
            calls.make(64, nanos -> 2 * nanos);
            accused = calls.detector.accused();
        }
        assertThat(calls.alarms()).isEmpty();
        assertThat(accused).isNotNull().extracting(Change::what).isEqualTo(What.SHIFT);
        assertThat(calls.detector.accused()).isNull();
        calls.make(2_000, nanos -> 2 * nanos);
        calls.make(2_000);
        assertThat(calls.kinds()).containsExactly(What.RECOVERED);
    }

    /** 10 ms made 1 or 10 us: what the JIT compiler does to such a method is no news, unless it is called all the time. */
    @ParameterizedTest
    @CsvSource({"10000000, 10000, 0", "20000, 10000, 1", "20000, 100000, 0", "10000000, 1000, 0", "10000000, 100, 1"})
    void a_slow_down_of_a_few_microseconds_is_told_where_it_adds_up(long gap, int faster, int told) {
        Calls calls = new Calls(36, AdaptiveDetector.DEFAULT_GATE, A_FEW);
        calls.gap = gap;
        calls.make(20_000, nanos -> nanos / faster);
        calls.make(40_000, nanos -> 1.6 * nanos / faster);
        assertThat(calls.alarms()).hasSize(told);
    }

    @ParameterizedTest
    @CsvSource({"10000, 1", "200000, 0"})
    void the_only_method_that_is_watched_is_told_from_a_tenth_of_a_microsecond_on(int faster, int told) {
        Calls calls = new Calls(36);
        calls.make(20_000, nanos -> nanos / faster);
        calls.make(40_000, nanos -> 1.6 * nanos / faster);
        assertThat(calls.alarms()).hasSize(told);
    }

    @Test
    void the_ratio_at_its_end_is_that_of_the_times_it_is_told_with() {
        Calls calls = new Calls(37);
        calls.make(10_000);
        calls.make(500, nanos -> 1.5 * nanos);
        calls.make(4_000, nanos -> 2.5 * nanos);
        calls.make(5_000);
        Change end = calls.first(What.RECOVERED);

        assertThat(end.ratio())
                .isEqualTo(end.after().mean() / end.before().mean(), within(0.01))
                .isGreaterThan(2);
    }

    @Test
    void one_that_begins_after_a_pause_without_calls_began_after_it() {
        Calls calls = new Calls(38);
        calls.make(10_000 + 20);
        calls.now += 60_000_000_000L;
        long begun = calls.now;
        calls.make(3_000, nanos -> 3 * nanos);

        assertThat(calls.first(What.SHIFT).onsetNanos()).isBetween(begun, begun + 5_000_000_000L);
    }

    @Test
    void a_slow_down_that_gets_twice_as_bad_escalates_once() {
        Calls calls = new Calls(31);
        calls.make(10_000);
        calls.make(4_000, nanos -> 1.5 * nanos);
        calls.make(6_000, nanos -> 4 * nanos);
        assertThat(calls.kinds()).containsExactly(What.SHIFT, What.ESCALATED);
        Change escalated = calls.first(What.ESCALATED);
        Change.Worse worse = requireNonNull(escalated.worse());
        assertThat(escalated.onsetNanos()).isCloseTo(1_000_000_000L + 10_000 * calls.gap, within(300 * calls.gap));
        assertThat(worse.sinceNanos()).isCloseTo(1_000_000_000L + 14_000 * calls.gap, within(600 * calls.gap));
        assertThat(worse.calls()).isBetween(1_000L, 1_200L);
    }

    @ParameterizedTest
    @CsvSource({"1.3, 2.2, 71", "1.3, 2.2, 72", "1.5, 2.7, 73"})
    void a_small_one_that_is_open_does_not_hide_a_large_one(double first, double then, long seed) {
        Calls calls = new Calls(seed);
        calls.make(12_000);
        calls.make(8_000, nanos -> first * nanos);
        calls.make(3_000, nanos -> then * nanos);
        assertThat(calls.kinds()).containsExactly(What.SHIFT, What.ESCALATED);
    }

    /** What has been learned in long is less than what was usual just before it: it never came back to that. */
    @ParameterizedTest
    @ValueSource(longs = {74, 75, 76})
    void an_incident_on_a_slow_drift_ends(long seed) {
        Calls calls = new Calls(seed);
        for (int i = 0; i < 60; i++) {
            double drift = 1 + 0.35 * i / 60;
            double slow = i >= 36 && i < 42 ? 3 : 1;
            calls.make(1_000, nanos -> slow * drift * nanos);
        }
        assertThat(calls.kinds()).startsWith(What.SHIFT, What.RECOVERED);
        assertThat(calls.first(What.RECOVERED)).isNotNull();
        assertThat(calls.recoveredAt).isLessThan(1_000_000_000L + 46_000 * calls.gap);
    }

    @Test
    void a_very_bad_one_of_which_a_little_is_left_is_over() {
        Calls calls = new Calls(77);
        calls.make(12_000);
        calls.make(3_000, nanos -> 10 * nanos);
        calls.make(6_000, nanos -> 1.3 * nanos);
        assertThat(calls.kinds()).startsWith(What.SHIFT, What.RECOVERED);
    }

    @Test
    void that_of_a_method_called_once_in_twenty_seconds_escalates_too() {
        Calls calls = new Calls(40);
        calls.gap = 20_000_000_000L;
        calls.make(800);
        calls.make(300, nanos -> 1.6 * nanos);
        calls.make(50, nanos -> 5 * nanos);
        assertThat(calls.kinds()).containsExactly(What.SHIFT, What.ESCALATED);
    }

    @Test
    void a_slow_down_that_stays_becomes_the_new_normal() {
        Calls calls = new Calls(32);
        calls.make(10_000);
        calls.make(220_000, nanos -> 1.5 * nanos);
        assertThat(calls.kinds()).containsExactly(What.SHIFT, What.REBASELINED);
    }

    @Test
    void a_changed_mix_is_told_though_the_median_stays() {
        Calls calls = new Calls(33);
        calls.make(20_000);
        calls.make(5_000, nanos -> calls.random.nextDouble() < 0.1 ? 5 * nanos : nanos);
        assertThat(calls.alarms()).contains(What.SHIFT);
    }

    @Test
    void a_method_that_becomes_faster_is_no_alarm_and_is_judged_by_its_new_speed() {
        Calls calls = new Calls(34);
        calls.make(10_000);
        calls.make(20_000, nanos -> 0.5 * nanos);
        assertThat(calls.kinds()).containsOnly(What.IMPROVED);
        calls.make(2_000, nanos -> 0.8 * nanos);
        assertThat(calls.alarms()).containsExactly(What.SHIFT);
    }

    /** A JVM that starts under load: the first calls load classes and wait for each other. */
    @ParameterizedTest
    @ValueSource(ints = {30, 100, 400})
    void what_is_usual_is_known_though_the_first_calls_took_a_thousand_times_as_long(int first) {
        Calls calls = new Calls(31);
        calls.make(first, nanos -> 25 * nanos);
        calls.make(8_000, nanos -> nanos / 100);
        calls.make(1_000, nanos -> nanos / 10);

        Change shift = calls.first(What.SHIFT);
        assertThat(shift.ratio()).isCloseTo(10, within(1.5));
        assertThat(shift.before().mean() / Calls.MILLI).isCloseTo(0.106, within(0.01));
    }

    @Test
    void warm_up_is_no_alarm() {
        Calls calls = new Calls(35);
        int[] call = {0};
        calls.make(50_000, nanos -> nanos * (1 + 20 * Math.exp(-call[0]++ / 1_000.0)));
        assertThat(calls.alarms()).isEmpty();
    }

    @Test
    void the_threshold_of_the_user_is_the_least_that_is_told() {
        Calls patient = new Calls(36, 0.5);
        patient.make(10_000);
        patient.make(10_000, nanos -> 1.3 * nanos);
        assertThat(patient.alarms()).isEmpty();
        Calls strict = new Calls(36, 0.05);
        strict.make(10_000);
        strict.make(10_000, nanos -> 1.12 * nanos);
        assertThat(strict.alarms()).containsExactly(What.SHIFT);
    }

    @Test
    void a_slow_down_within_the_first_hundreds_of_calls_is_told() {
        Calls calls = new Calls(37);
        calls.make(300);
        calls.make(2_000, nanos -> 2 * nanos);
        assertThat(calls.alarms()).containsExactly(What.SHIFT);
    }

    /** A cache that misses every seventh time: few calls say little of such a method. */
    @Test
    void a_slow_down_of_two_kinds_of_calls_within_the_first_hundreds_is_told_as_well() {
        int told = 0;
        for (int seed = 0; seed < 20; seed++) {
            Calls calls = new Calls(4_400 + seed);
            int[] call = {0};
            calls.make(3_000, nanos -> (calls.random.nextInt(7) == 0 ? 8 : 1) * nanos * (call[0]++ < 180 ? 1 : 2.5));
            told += calls.alarms().isEmpty() ? 0 : 1;
        }
        assertThat(told).isGreaterThan(16);
    }

    @Test
    void a_slow_down_after_a_warm_up_is_told() {
        int told = 0;
        for (int seed = 0; seed < 20; seed++) {
            Calls calls = new Calls(4_500 + seed);
            int[] call = {0};
            calls.make(
                    12_000,
                    nanos -> nanos * (1 + 10 * Math.exp(-call[0] / 600.0) + 0.5 * Math.exp(-call[0]++ / 4_000.0)));
            calls.make(2_000, nanos -> 1.4 * nanos);
            told += calls.alarms().contains(What.SHIFT) ? 1 : 0;
        }
        assertThat(told).isGreaterThan(17);
    }

    @Test
    void a_method_called_once_in_ten_seconds_is_judged_too() {
        Calls calls = new Calls(38);
        calls.gap = 10_000_000_000L;
        calls.make(400);
        calls.make(100, nanos -> 2.5 * nanos);
        assertThat(calls.alarms()).containsExactly(What.SHIFT);
        assertThat(calls.first(What.SHIFT).callsAffected()).isLessThan(80);
    }

    @Test
    void calls_that_resemble_their_neighbours_are_judged_more_slowly() {
        Calls calls = new Calls(39);
        double[] state = {0};
        calls.make(60_000, nanos -> {
            state[0] = 0.995 * state[0] + 0.02 * calls.random.nextGaussian();
            return nanos * Math.exp(state[0]);
        });
        assertThat(calls.alarms()).hasSizeLessThan(2);
    }

    @Test
    void what_comes_on_a_schedule_is_told_three_times_at_most() {
        Calls calls = new Calls(40);
        for (int i = 0; i < 12; i++) {
            calls.make(10_000);
            calls.make(2_000, nanos -> 3 * nanos);
        }
        assertThat(calls.alarms()).hasSizeLessThanOrEqualTo(3).contains(What.SHIFT);
    }

    /** Each call that falls into the pause waits for its end; so do hundreds where a method is called often. */
    @Test
    void a_pause_of_less_than_a_second_is_no_slow_down() {
        Calls calls = new Calls(42);
        calls.gap = 1_000_000L;
        for (int pause = 0; pause < 3; pause++) {
            calls.make(20_000);
            long end = calls.now + 700_000_000L;
            calls.make(700, nanos -> nanos + Math.max(0, end - calls.now));
        }
        assertThat(calls.kinds()).doesNotContain(What.SHIFT);
    }
}
