package io.catcher.perfcatcher.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.Change.What;
import org.junit.jupiter.api.Test;

/** Methods whose level wanders, a first-order autoregression of the logarithm: nothing has happened to them. */
class RestlessTest {

    private static final int STREAMS = 40;

    @Test
    void the_first_excursions_are_seldom_told() {
        int told = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            told += wandering(stream, 0.012, 6_000).alarms().size();
        }
        assertThat(told).isLessThan(20);
    }

    @Test
    void an_excursion_of_the_whole_body_is_not_told_as_one_of_the_tail() {
        for (int stream = 0; stream < STREAMS; stream++) {
            assertThat(wandering(stream, 0.01, 60_000).told)
                    .filteredOn(change -> change.what() == What.SHIFT)
                    .noneMatch(Change::tailOnly);
        }
    }

    private static Calls wandering(int seed, double step, int count) {
        Calls calls = new Calls(4_300 + seed);
        double[] level = {0};
        calls.make(count, nanos -> {
            level[0] = 0.998 * level[0] + step * calls.random.nextGaussian();
            return nanos * Math.exp(level[0]);
        });
        return calls;
    }
}
