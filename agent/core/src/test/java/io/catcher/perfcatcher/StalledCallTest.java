package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Kind;
import io.catcher.perfcatcher.adaptive.attribution.Others;
import io.catcher.perfcatcher.report.Finding;
import org.junit.jupiter.api.Test;

/** A call during which the whole JVM stood still. */
class StalledCallTest {

    private static final long MILLI = 1_000_000L;

    private final AdaptiveRule rule = new AdaptiveRule(100, 0.15, Others.NONE);
    private long now;

    StalledCallTest() {
        for (int i = 0; i < 5_000; i++) {
            now += 10 * MILLI;
            assertThat(rule.observe(now, MILLI + i % 100 * 1_000L)).isNull();
        }
    }

    @Test
    void is_no_spike_of_its_method() {
        assertThat(rule.observeStalled(now + 1_000 * MILLI, 1_000 * MILLI, 990 * MILLI))
                .isNull();
    }

    @Test
    void is_one_where_it_was_slow_all_the_same() {
        Finding finding = rule.observeStalled(now + 1_000 * MILLI, 1_000 * MILLI, 100 * MILLI);

        assertThat(finding).isNotNull().extracting(Finding::kind).isEqualTo(Kind.SPIKE);
    }

    @Test
    void says_from_when_on_a_call_is_slow_once_there_is_a_baseline() {
        assertThat(new AdaptiveRule(100, 0.15, Others.NONE).slowFrom()).isEqualTo(Long.MAX_VALUE);
        assertThat(rule.slowFrom()).isBetween(100 * MILLI, 500 * MILLI);
    }

    @Test
    void by_the_literal_rule_it_took_what_it_took() {
        VarianceDetector literal = new VarianceDetector(10, 2, 0.2);
        literal.observe(1, MILLI);
        literal.observe(2, MILLI);

        assertThat(literal.observeStalled(3, 10 * MILLI, 9 * MILLI)).isNotNull();
    }
}
