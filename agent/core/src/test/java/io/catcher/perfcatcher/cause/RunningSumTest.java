package io.catcher.perfcatcher.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.slow.Latest;
import org.junit.jupiter.api.Test;

class RunningSumTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_part_since_a_moment_is_known_to_two_seconds_also_when_the_clock_runs_over() {
        RunningSum sum = new RunningSum();
        long start = Long.MAX_VALUE - 20 * SECOND;
        for (int i = 0; i < 40; i++) {
            sum.add(start + i * SECOND, 1);
        }
        assertThat(sum.since(start)).isEqualTo(40);
        for (int i = 0; i < 40; i++) {
            assertThat(sum.since(start + i * SECOND)).isBetween(40L - i, 42L - i);
        }
        assertThat(sum.since(start + 60 * SECOND)).isZero();
    }

    @Test
    void of_long_ago_it_tells_what_it_still_knows() {
        RunningSum sum = new RunningSum();
        for (int i = 0; i < 10_000; i++) {
            sum.add(i * SECOND, 1);
        }
        assertThat(sum.since(0)).isEqualTo(2L * RunningSum.MOST);
        assertThat(new RunningSum().since(0)).isZero();
    }

    @Test
    void sites_that_were_not_asked_for_lately_are_forgotten() {
        Latest<RunningSum> latest = new Latest<>(100, RunningSum::new);
        for (int site = 0; site < 10_000; site++) {
            latest.of(site);
            latest.of(0);
        }
        assertThat(latest.size()).isEqualTo(100);
        assertThat(latest.ifKnown(0)).isNotNull();
        assertThat(latest.ifKnown(5)).isNull();
    }
}
