package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.Others;
import org.junit.jupiter.api.Test;

/** A method of which one call in some is timed. */
class AdaptiveRuleTest {

    private final AdaptiveRule rule = new AdaptiveRule(100, 0.2, Others.NONE);
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
}
