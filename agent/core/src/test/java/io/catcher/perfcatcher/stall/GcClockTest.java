package io.catcher.perfcatcher.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcClockTest {

    private static final long MILLI = 1_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_few_collections_tell_how_the_clocks_differ_to_some_milliseconds(long seed) {
        Random random = new Random(seed);
        GcClock clock = new GcClock();
        long start = seed % 2 == 0 ? Long.MAX_VALUE - 100 * MILLI : random.nextLong();
        long worst = 0;
        for (int i = 0; i < 200; i++) {
            long millis = 1_000L + 37L * i + random.nextInt(30);
            long moment = start + millis * MILLI + random.nextInt(1_000_000);
            long before = moment - random.nextInt(20_000_000);
            long after = moment + random.nextInt(20_000_000);
            long found = clock.moment(millis, before, after);
            assertThat(Math.abs(found - moment)).isLessThan(20 * MILLI);
            assertThat(found - before).isNotNegative();
            assertThat(found - after).isNotPositive();
            worst = i < 100 ? 0 : Math.max(worst, Math.abs(found - moment));
        }
        assertThat(worst).isLessThan(3 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(longs = {-5_000, 5_000})
    void a_clock_that_was_set_is_believed_from_then_on(long jumpMillis) {
        GcClock clock = new GcClock();
        long now = 0;
        for (int i = 0; i < 10; i++) {
            now = 100L * i * MILLI;
            clock.moment(10_000L + 100L * i, now - MILLI, now + MILLI);
        }
        long after = clock.moment(11_100 + jumpMillis, now + 99 * MILLI, now + 101 * MILLI);

        assertThat(after).isBetween(now + 99 * MILLI, now + 101 * MILLI);
    }
}
