package io.catcher.perfcatcher.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_overlap_is_every_nanosecond_in_which_something_stood_still_counted_once(long seed) {
        Random random = new Random(seed);
        // Somewhere in the test the clock of nanoTime runs over.
        long origin = seed % 2 == 0 ? Long.MAX_VALUE - 500 : random.nextLong();
        boolean[] still = new boolean[1_000];
        Spans spans = new Spans();
        int end = 0;
        for (int i = 0; i < 12; i++) {
            end += random.nextInt(80);
            int start = Math.max(0, end - random.nextInt(90));
            spans.add(new Span(origin + start, origin + end, "gc"));
            for (int at = start; at < end; at++) {
                still[at] = true;
            }
        }
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(1_000);
            int until = from + random.nextInt(1_000 - from);
            assertThat(spans.overlap(origin + from, origin + until))
                    .as("%d..%d", from, until)
                    .isEqualTo(count(still, from, until));
        }
    }

    private static long count(boolean[] still, int from, int until) {
        long sum = 0;
        for (int at = from; at < until; at++) {
            sum += still[at] ? 1 : 0;
        }
        return sum;
    }

    @Test
    void the_newest_are_kept_when_there_were_more_than_there_is_room_for() {
        Spans spans = new Spans();
        for (int i = 0; i < 1_000; i++) {
            spans.add(new Span(10L * i, 10L * i + 5, "gc"));
        }
        assertThat(spans.overlap(9_000, 10_000)).isEqualTo(500);
        assertThat(spans.overlap(0, 1_000)).isZero();
    }

    @Test
    void one_that_turned_out_to_be_none_counts_no_more() {
        Spans spans = new Spans();
        Span wrong = new Span(100, 200, "stall");
        spans.add(new Span(0, 50, "gc"));
        spans.add(wrong);
        spans.remove(wrong);

        assertThat(spans.overlap(0, 300)).isEqualTo(50);
        assertThat(spans.by(0, 300)).containsExactly("gc");
    }

    @Test
    void each_of_those_who_stopped_the_threads_is_named_once() {
        Spans spans = new Spans();
        spans.add(new Span(0, 10, "young"));
        spans.add(new Span(20, 30, "young"));
        spans.add(new Span(40, 50, "old"));

        assertThat(spans.by(5, 60)).containsExactly("young", "old");
        assertThat(spans.by(30, 40)).isEmpty();
    }
}
