package io.catcher.perfcatcher.cause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PausedTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    /** A hundred calls that took 50 ms longer each, within ten seconds. */
    private static Slow slower(double millis) {
        return Slow.since(0, 10 * SECOND, millis * MILLI, millis * MILLI, 10 * MILLI, 100);
    }

    @Test
    void one_pause_that_held_up_many_calls_is_told_as_long_as_it_was() {
        Paused paused = Paused.of(80 * 50 * MILLI, 50 * MILLI, slower(60));

        assertThat(paused.millis()).isEqualTo(50);
        assertThat(paused.share()).isEqualTo(0.8);
    }

    @Test
    void what_was_counted_before_the_onset_is_not_more_than_all_calls_can_have_waited() {
        assertThat(Paused.of(32 * SECOND, 10 * MILLI, slower(60)).share()).isEqualTo(0.2);
    }

    @Test
    void pauses_explain_nothing_where_the_calls_together_took_no_longer() {
        Paused paused = Paused.of(80 * 50 * MILLI, 50 * MILLI, slower(5));

        assertThat(paused.millis()).isEqualTo(50);
        assertThat(paused.share()).isNull();
    }

    @Test
    void a_pause_that_held_up_none_of_the_calls_is_none_of_theirs() {
        assertThat(Paused.of(0, 50 * MILLI, slower(60))).isEqualTo(Paused.NOT);
    }
}
