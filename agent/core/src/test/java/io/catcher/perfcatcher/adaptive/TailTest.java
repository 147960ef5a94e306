package io.catcher.perfcatcher.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.Change.What;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The slowest calls alone become slower. */
class TailTest {

    private static DoubleUnaryOperator oneIn(int some, double times, Calls calls) {
        return nanos -> calls.random.nextInt(some) == 0 ? times * nanos : nanos;
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73})
    void one_call_in_thirty_that_takes_four_times_as_long_is_told(long seed) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.make(10_000, oneIn(30, 4, calls));

        assertThat(calls.told)
                .as("now and then the mean moves first")
                .anyMatch(change -> change.what() == What.SHIFT && change.tailOnly());
    }

    /** A machine that does something else for some seconds makes them so. */
    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83})
    void one_call_in_thirty_that_takes_twice_as_long_is_not(long seed) {
        Calls calls = new Calls(seed);
        calls.make(20_000);
        calls.make(10_000, oneIn(30, 2, calls));

        assertThat(calls.alarms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {91, 92, 93})
    void some_seconds_of_it_are_not(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 1_000_000L;
        calls.make(20_000);
        for (int i = 0; i < 4; i++) {
            calls.make(2_500, oneIn(50, 4, calls));
            calls.make(20_000);
        }

        assertThat(calls.alarms()).as("%s", calls.told).isEmpty();
    }

    /** A query that takes half a millisecond, one in fifty some more, eleven times a second. */
    private static Calls queries(long seed) {
        Calls calls = new Calls(seed);
        calls.gap = 90_000_000L;
        makeQueries(calls, 8_000, 0);
        return calls;
    }

    /** @param lockedSeconds of that time rows are locked for 2.5 of each 3.4 seconds, and one query in eight waits for one */
    private static void makeQueries(Calls calls, int count, double lockedSeconds) {
        long begun = calls.now;
        for (int i = 0; i < count; i++) {
            double usual = 0.6 * Calls.MILLI * Math.exp(0.25 * calls.random.nextGaussian());
            double query = calls.random.nextInt(50) == 0 ? (2 + calls.random.nextInt(13)) * Calls.MILLI : usual;
            double second = (calls.now - begun) / 1e9;
            boolean waits = second < lockedSeconds && calls.random.nextInt(8) == 0;
            calls.one((long) (query + (waits ? Math.max(0, 2.5 - second % 3.4) * 1e9 : 0)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106})
    void rows_that_somebody_locks_again_and_again_are_a_slow_down_that_ends(long seed) {
        Calls calls = queries(seed);
        makeQueries(calls, 270, 24);
        assertThat(calls.alarms()).contains(What.SHIFT);
        makeQueries(calls, 1_500, 0);
        assertThat(calls.kinds()).containsOnlyOnce(What.SHIFT).containsOnlyOnce(What.RECOVERED);
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103})
    void rows_that_are_locked_once_are_a_spike_and_none(long seed) {
        Calls calls = queries(seed);
        makeQueries(calls, 1_500, 3);
        assertThat(calls.kinds()).containsExactly(What.SPIKE);
    }
}
