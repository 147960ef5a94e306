package io.catcher.perfcatcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FetchPaceTest {

    private static final long MILLI = 1_000_000;

    private final FetchPace pace = new FetchPace();

    @Test
    void fetches_again_before_the_fullest_buffer_is_full() {
        pace.fetched(0, 10, 0);
        pace.fetched(100 * MILLI, 1000, 100 * MILLI);

        assertThat(pace.isDue(140 * MILLI)).isFalse();
        assertThat(pace.isDue(155 * MILLI)).isTrue();
        assertThat(pace.interval()).isLessThan(55 * MILLI);
    }

    @Test
    void is_in_no_hurry_where_little_happens() {
        assertThat(pace.isDue(Long.MAX_VALUE)).as("before the first fetch").isFalse();

        pace.fetched(0, 10, 0);
        pace.fetched(100 * MILLI, 0, 100 * MILLI);
        assertThat(pace.interval()).isEqualTo(Long.MAX_VALUE);

        pace.fetched(200 * MILLI, 100, 200 * MILLI);
        assertThat(pace.interval()).isGreaterThan(400 * MILLI);
    }

    @Test
    void takes_no_more_than_a_tenth_of_the_time() {
        pace.fetched(0, 10, 0);
        pace.fetched(50 * MILLI, 1024, 60 * MILLI);

        assertThat(pace.interval()).isEqualTo(100 * MILLI);
    }

    @Test
    void finds_out_how_fast_full_buffers_fill_up() {
        long now = 0;
        pace.fetched(now, 10, now);
        for (int i = 0; i < 10; i++) {
            now += Math.min(50 * MILLI, pace.interval());
            pace.fetched(now, 1024, now);
        }

        assertThat(pace.interval()).isEqualTo(5 * MILLI);
    }
}
