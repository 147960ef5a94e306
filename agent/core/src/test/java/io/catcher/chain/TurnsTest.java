package io.catcher.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {

    /** Property: whatever the order of the calls, what is counted is what was called, but for the open countdowns. */
    @RepeatedTest(30)
    void no_call_is_left_out_of_the_count(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        int methods = 1 + random.nextInt(200);
        int oneIn = 2 + random.nextInt(100);
        Turns turns = new Turns(bytes -> true);
        Map<Integer, Long> called = new HashMap<>();
        Map<Integer, Long> counted = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            int site = (int) Math.abs(random.nextGaussian() * methods);
            called.merge(site, 1L, Long::sum);
            int standsFor = turns.next(site, oneIn);
            if (standsFor > 0) {
                counted.merge(site, (long) standsFor, Long::sum);
                if (turns.hasDisplaced()) {
                    counted.merge(turns.displaced(), turns.takeDisplacedCalls(), Long::sum);
                }
            }
        }

        called.forEach((site, calls) ->
                assertThat(calls - counted.getOrDefault(site, 0L)).isBetween(0L, 2L * oneIn));
    }

    @Test
    void one_call_in_n_is_timed_and_not_each_nth() {
        Turns turns = new Turns(bytes -> true);
        int oneIn = 64;
        int timed = 0;
        int atTheSamePlace = 0;
        for (int i = 0; i < 640_000; i++) {
            if (turns.next(7, oneIn) > 0) {
                timed++;
                atTheSamePlace += i % oneIn == 0 ? 1 : 0;
            }
        }

        assertThat(timed).isCloseTo(10_000, within(500));
        assertThat(atTheSamePlace).isLessThan(500);
    }

    /** In a table of fixed size two that meet pushed each other out, and each call of either was timed. */
    @ParameterizedTest
    @ValueSource(ints = {65, 500, 4_000})
    void however_many_methods_a_thread_calls_in_turn_one_call_in_n_of_each_is_timed(int methods) {
        Turns turns = new Turns(bytes -> true);
        int oneIn = 64;
        int rounds = 100 * oneIn;
        int timed = 0;
        for (int round = 0; round < rounds; round++) {
            for (int site = 0; site < methods; site++) {
                timed += turns.next(site, oneIn) > 0 ? 1 : 0;
            }
        }

        assertThat(timed).isCloseTo(100 * methods, within(10 * methods));
    }
}
