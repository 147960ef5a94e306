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
}
