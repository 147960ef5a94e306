package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.sample.RefusedCalls;
import io.catcher.perfcatcher.sample.SampleBuffer;
import io.catcher.perfcatcher.sample.ThreadMemory;
import org.junit.jupiter.api.Test;

/** Who calls whom, as the ends of calls tell it: methods 0 to 9 call 10, which calls 11. */
class CallersTest {

    private static final int ENDPOINTS = 10;
    private static final int QUERY = 10;
    private static final int READ = 11;

    private final Callers callers = new Callers();
    private final SampleBuffer buffer = new SampleBuffer(new RefusedCalls(), new ThreadMemory(Long.MAX_VALUE));
    private long nanos = 1_000_000_000L;

    private void requests(int count) {
        for (int i = 0; i < count; i++) {
            nanos += 1_000;
            buffer.add(READ, nanos - 20, 100, 1);
            buffer.add(QUERY, nanos - 10, 200, 1);
            buffer.add(i % ENDPOINTS, nanos, 300, 1);
        }
        buffer.look();
        callers.read(buffer);
        callers.looked();
    }

    @Test
    void each_of_many_callers_is_known() {
        requests(200);

        for (int endpoint = 0; endpoint < ENDPOINTS; endpoint++) {
            assertThat(callers.isBelow(QUERY, endpoint)).isTrue();
            assertThat(callers.isBelow(READ, endpoint)).isTrue();
            assertThat(callers.isBelow(endpoint, QUERY)).isFalse();
            assertThat(callers.isLeaf(endpoint)).isFalse();
        }
        assertThat(callers.isLeaf(READ)).isTrue();
        assertThat(callers.isLeaf(QUERY)).isFalse();
    }

    @Test
    void calls_one_after_the_other_are_in_none() {
        for (int i = 0; i < 100; i++) {
            nanos += 1_000;
            buffer.add(i % 3, nanos, 500, 1);
        }
        buffer.look();
        callers.read(buffer);
        callers.looked();

        assertThat(callers.isBelow(0, 1)).isFalse();
        assertThat(callers.isLeaf(0)).isTrue();
    }

    @Test
    void calls_that_were_only_counted_were_in_none_that_is_known() {
        for (int i = 0; i < 100; i++) {
            nanos += 1_000;
            buffer.add(0, nanos - 10, SampleBuffer.NOT_TIMED, 20);
            buffer.add(1, nanos, 300, 1);
        }
        buffer.look();
        callers.read(buffer);
        callers.looked();

        assertThat(callers.isBelow(0, 1)).isFalse();
        assertThat(callers.isLeaf(1)).isTrue();
    }

    @Test
    void methods_that_call_each_other_do_not_go_round_for_ever() {
        for (int i = 0; i < 100; i++) {
            nanos += 1_000;
            buffer.add(1, nanos - 20, 100, 1);
            buffer.add(0, nanos - 10, 200, 1);
            buffer.add(1, nanos, 300, 1);
        }
        buffer.look();
        callers.read(buffer);
        callers.looked();

        assertThat(callers.isBelow(0, 1)).isTrue();
        assertThat(callers.isBelow(0, 7)).isFalse();
    }
}
