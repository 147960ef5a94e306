package io.catcher.perfcatcher.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.Change.What;
import org.junit.jupiter.api.Test;

/** Methods that are called all the time. */
class ThinningTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long OFTEN = 50_000L;

    private final Thinning thinning = new Thinning();
    private long now = SECOND;

    private int taken(long span, long gap) {
        int taken = 0;
        for (long end = now + span; now < end; now += gap) {
            taken += thinning.takes(now) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void each_call_counts_where_there_are_some_thousands_a_second() {
        assertThat(taken(60 * SECOND, MILLI)).isEqualTo(60_000);
        assertThat(taken(60 * SECOND, MILLI / 3)).isEqualTo(180_001);
        assertThat(thinning.oneIn()).isEqualTo(1);
    }

    @Test
    void about_a_thousand_a_second_count_of_one_that_is_called_all_the_time() {
        assertThat(taken(10 * SECOND, OFTEN))
                .as("as long as it is not known to go on")
                .isEqualTo(200_000);
        assertThat(taken(20 * SECOND, OFTEN)).isBetween(15_000, 25_000);
    }

    @Test
    void each_call_counts_again_when_there_are_fewer() {
        taken(30 * SECOND, OFTEN);
        taken(20 * SECOND, 5 * MILLI);

        assertThat(taken(10 * SECOND, 5 * MILLI)).isEqualTo(2_000);
    }

    @Test
    void a_clock_that_stands_or_goes_back_changes_nothing() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(thinning.takes(SECOND - i % 2)).isTrue();
        }
    }

    /** Two speeds, each for some tens of milliseconds, as of one whose processor or cache is now its own and now is not. */
    private static Calls twoSpeeds(int seed) {
        Calls calls = new Calls(seed);
        calls.gap = OFTEN;
        return calls;
    }

    private static void go(Calls calls, int seconds, double times) {
        double speed = 1;
        for (int i = 0; i < seconds * (int) (SECOND / OFTEN); i++) {
            if (i % 1_000 == 0) {
                speed = calls.random.nextBoolean() ? 1 : 1.5;
            }
            calls.one((long) (5_000 * times * speed * Math.exp(0.2 * calls.random.nextGaussian())));
        }
    }

    @Test
    void a_slow_down_of_a_method_of_two_speeds_is_told_within_seconds_and_nothing_before() {
        for (int seed = 1; seed <= 5; seed++) {
            Calls calls = twoSpeeds(seed);
            go(calls, 60, 1);
            assertThat(calls.alarms()).isEmpty();
            long slower = calls.now;
            go(calls, 15, 1.4);

            Change told = calls.first(What.SHIFT);
            assertThat(calls.alarms()).hasSize(1);
            assertThat(told.onsetNanos()).isBetween(slower - SECOND, slower + 5 * SECOND);
            assertThat(told.ratio()).isBetween(1.25, 1.6);
        }
    }

    @Test
    void a_giant_among_calls_that_do_not_count_is_told() {
        Calls calls = twoSpeeds(1);
        go(calls, 30, 1);

        calls.one(SECOND);

        assertThat(calls.alarms()).containsExactly(What.SPIKE);
    }
}
