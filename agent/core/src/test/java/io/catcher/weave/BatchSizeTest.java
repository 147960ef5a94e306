package io.catcher.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

    private static final long MILLIS = 1_000_000;

    private final BatchSize size = new BatchSize();

    @Test
    void what_costs_the_same_for_one_as_for_many_is_done_for_many() {
        int goes = goes(5_400, classes -> 20 * MILLIS + classes * MILLIS / 5);

        assertThat(goes).isLessThan(5_400 / 16 / 10);
        assertThat(size.next()).isEqualTo(512);
    }

    @Test
    void no_stop_gets_long() {
        goes(5_400, classes -> 120 * MILLIS + classes * MILLIS);

        assertThat(size.next()).isEqualTo(256);
    }

    @Test
    void where_each_class_costs_the_same_few_are_enough() {
        goes(5_400, classes -> classes * MILLIS);

        assertThat(size.next()).isEqualTo(32);
    }

    @Test
    void a_busy_machine_gets_short_stops_again() {
        goes(5_400, classes -> 20 * MILLIS);
        goes(5_400, classes -> 900 * MILLIS);

        assertThat(size.next()).isEqualTo(16);
    }

    private int goes(int classes, IntToLongFunction nanos) {
        int goes = 0;
        for (int left = classes; left > 0; goes++) {
            int batch = size.next();
            size.took(batch, nanos.applyAsLong(batch));
            left -= batch;
        }
        return goes;
    }
}
