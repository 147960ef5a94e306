package io.catcher.perfcatcher.adaptive.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Buckets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTest {

    private static final double DESIGN = 0.3;
    private static final double LEARNED = 40_000;

    private final Channel channel = new Channel();
    private final Block block = new Block(new Buckets(10_000_000));
    private long call;

    @ParameterizedTest
    @CsvSource({"0.30, false", "0.45, false", "0.55, true"})
    void what_is_hardly_more_than_has_passed_before_does_not_stand_out(double value, boolean standsOut) {
        for (int i = 0; i < 40; i++) {
            see(i == 20 ? 0.3 : 0);
        }
        see(value);
        assertThat(channel.standsOut(LEARNED)).isEqualTo(standsOut);
    }

    @Test
    void unrest_that_was_seen_over_few_such_stretches_leaves_doubt() {
        for (int i = 0; i < 40; i++) {
            see(i / 4 % 2 == 0 ? -0.8 : 0);
        }
        for (int i = 0; i < 8; i++) {
            see(0.9);
        }
        assertThat(channel.doubt(1_000)).isGreaterThan(1.4);
        assertThat(channel.doubt(100_000)).isLessThan(1.1);
    }

    @Test
    void what_is_suspected_says_nothing_of_what_is_usual() {
        for (int i = 0; i < 40; i++) {
            see(-0.1);
        }
        double usual = channel.factorBefore(64);
        for (int i = 0; i < 20; i++) {
            see(i % 3);
        }
        assertThat(channel.factorOf(64)).isGreaterThan(2 * usual);
        assertThat(channel.factorBefore(64)).isEqualTo(usual);
    }

    @Test
    void evidence_that_hovers_before_a_change_is_not_part_of_it() {
        for (int i = 0; i < 40; i++) {
            see(0);
        }
        for (int i = 0; i < 30; i++) {
            see(i % 2 == 0 ? 0.2 : 0.12);
        }
        assertThat(channel.evidence()).isPositive();
        long changed = call;
        while (!channel.alarms()) {
            see(1.2);
        }
        assertThat(channel.startCall()).isBetween(changed - 4 * Block.FULL, changed);
        assertThat(channel.value()).isGreaterThan(0.7);
    }

    private void see(double value) {
        block.clear();
        for (int i = 0; i < Block.FULL; i++) {
            block.add(64, ++call * 1_000_000);
        }
        channel.judge(value, DESIGN, block, 10_000_000, LEARNED, call, false);
    }
}
