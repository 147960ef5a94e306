package io.catcher.perfcatcher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.catcher.event.Kind;
import io.catcher.perfcatcher.adaptive.attribution.Others;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.report.Finding;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A method of which one call in some is timed. */
class AdaptiveRuleTest {

    private final AdaptiveRule rule = new AdaptiveRule(100, 0.2, Others.NONE);
    private final Random random = new Random(7);
    private long now;

    private void calls(int count, int oneIn, double millis) {
        for (int i = 0; i < count; i++) {
            rule.standsFor(oneIn);
            rule.observe(now += 1_000_000, (long) (millis * 1e6));
        }
    }

    @Test
    void calls_that_were_timed_at_the_pace_before_are_not_compared_with_those_since() {
        calls(50, 1, 2);
        rule.relearn(64);
        calls(30, 1, 2);
        calls(3, 64, 5);

        assertThat(rule.evidence()).containsExactly(5.0, 5.0, 5.0);
    }

    @Test
    void a_later_pace_at_which_nothing_is_learned_anew_loses_no_call() {
        rule.relearn(64);
        calls(50, 64, 2);
        calls(3, 4, 5);

        assertThat(rule.evidence()).endsWith(5.0, 5.0, 5.0);
    }

    @Test
    void a_pace_that_never_comes_into_force_does_not_make_the_method_unseen() {
        rule.relearn(64);
        calls(1_000, 1, 2);

        assertThat(rule.evidence()).isNotEmpty();
    }

    /** Makes calls that differ a little; gives the last finding among them that is of this kind. */
    private @Nullable Finding find(Kind kind, int count, double millis) {
        Finding found = null;
        for (int i = 0; i < count; i++) {
            double noisy = millis * Math.exp(0.3 * random.nextGaussian());
            Finding finding = rule.observe(now += 10_000_000, (long) (noisy * 1e6));
            found = finding != null && finding.kind() == kind ? finding : found;
        }
        return found;
    }

    @Test
    void why_it_is_worse_is_asked_of_the_time_since_it_is() {
        find(Kind.SHIFT, 8_000, 10);
        long bad = now;
        Slow begun = requireNonNull(requireNonNull(find(Kind.SHIFT, 4_000, 20)).slow());
        long worse = now;
        Finding escalated = requireNonNull(find(Kind.ESCALATED, 4_000, 80));

        assertThat(begun.from()).isCloseTo(bad, within(2_000_000_000L));
        assertThat(requireNonNull(escalated.slow()).from()).isEqualTo(begun.from());
        Slow explained = requireNonNull(escalated.explained());
        assertThat(explained.from()).isCloseTo(worse, within(6_000_000_000L));
        assertThat(explained.lostASecond()).isCloseTo(100 * 70e6, withinPercentage(15));
    }

    /** Buckets end at four thousand times what is usual: a quick call that waits for two seconds took a fifth of one. */
    @Test
    void calls_that_wait_forty_thousand_times_as_long_as_usual_are_told_with_what_they_take() {
        find(Kind.SHIFT, 8_000, 0.05);
        Finding found = requireNonNull(find(Kind.SHIFT, 1_000, 2_000));

        double current = requireNonNull(found.slow()).currentNanos();
        assertThat(current).isBetween(1.5e9, 2.5e9);
    }
}
