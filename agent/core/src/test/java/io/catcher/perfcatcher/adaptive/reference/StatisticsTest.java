package io.catcher.perfcatcher.adaptive.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final double MILLI = 1e6;

    @Test
    void the_normal_quantile_is_right() {
        assertThat(NormalScores.probit(0.5)).isEqualTo(0, within(1e-9));
        assertThat(NormalScores.probit(0.975)).isEqualTo(1.959964, within(1e-5));
        assertThat(NormalScores.probit(0.001)).isEqualTo(-3.090232, within(1e-5));
    }

    @Test
    void scores_of_what_was_learned_have_mean_zero_and_rise_when_all_is_slower() {
        Histogram seen = exponential(new Random(1), 20_000);
        NormalScores scores = new NormalScores();
        scores.learn(seen);
        assertThat(scores.meanIfScaled(seen, 1)).isEqualTo(0, within(0.02));
        assertThat(scores.meanIfScaled(seen, 1.25)).isGreaterThan(0.1);
        assertThat(scores.meanIfScaled(seen, 2)).isGreaterThan(2 * scores.meanIfScaled(seen, 1.25));
    }

    @Test
    void the_tail_fit_finds_the_quantile_that_was_never_seen() {
        // Of an exponential with mean 10 ms one call in a million takes more than 138 ms.
        double limit = TailFit.quantile(exponential(new Random(2), 40_000), 1e-6);
        assertThat(limit / MILLI).isBetween(100.0, 400.0);
    }

    /** Of a Pareto distribution with exponent 1.8 one call in 100,000 takes more than 600 times the shortest. */
    @Test
    void the_tail_fit_of_few_calls_errs_to_the_long_side() {
        int tooShort = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Histogram seen = histogram(() -> MILLI * Math.pow(1 - random.nextDouble(), -1 / 1.8), 3_000);
            tooShort += TailFit.quantile(seen, 1e-5) < 600 * MILLI ? 1 : 0;
        }
        assertThat(tooShort).isLessThan(30);
    }

    @Test
    void old_calls_fade_and_the_largest_is_forgotten() {
        Histogram seen = exponential(new Random(3), 1_000);
        Block block = new Block(seen.buckets);
        block.add(seen.buckets.of((long) (5_000 * MILLI)), 1);
        seen.add(block);
        int largest = seen.highest();
        seen.fadeTo(100);
        assertThat(seen.total()).isEqualTo(100, within(15.0));
        assertThat(seen.highest()).isLessThan(largest);
    }

    @Test
    void independent_calls_are_no_unrest() {
        assertThat(unrest(new Random(4), 0, 0).factor(16)).isLessThan(2);
    }

    @Test
    void a_reference_that_is_off_is_no_unrest() {
        assertThat(unrest(new Random(6), 0, -0.3).factor(16)).isLessThan(2);
    }

    @Test
    void calls_that_resemble_their_neighbours_are_unrest() {
        assertThat(unrest(new Random(5), 0.98, 0).factor(16)).isGreaterThan(20);
    }

    @Test
    void the_highest_mean_that_passed_is_remembered() {
        Unrest unrest = new Unrest();
        unrest.add(0.1, 64, 10_000);
        unrest.add(0.7, 64, 10_000);
        unrest.add(0.2, 64, 10_000);
        assertThat(unrest.highest(1)).isEqualTo(0.7, within(0.01));
    }

    private static Unrest unrest(Random random, double kept, double off) {
        Unrest unrest = new Unrest();
        double state = 0;
        for (int block = 0; block < 2_000; block++) {
            double sum = 0;
            for (int i = 0; i < 64; i++) {
                state = kept * state + Math.sqrt(1 - kept * kept) * random.nextGaussian();
                sum += state;
            }
            unrest.add(off + sum / 64, 64, 40_000);
        }
        return unrest;
    }

    private static Histogram exponential(Random random, int calls) {
        return histogram(() -> -10 * MILLI * Math.log(1 - random.nextDouble()), calls);
    }

    private static Histogram histogram(DoubleSupplier nanos, int calls) {
        Histogram seen = new Histogram(new Buckets((long) (7 * MILLI)));
        Block block = new Block(seen.buckets);
        for (int i = 0; i < calls; i++) {
            block.add(seen.buckets.of((long) nanos.getAsDouble()), i);
            if (block.isComplete()) {
                seen.add(block);
                block.clear();
            }
        }
        return seen;
    }
}
