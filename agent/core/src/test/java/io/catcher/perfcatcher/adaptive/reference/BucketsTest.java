package io.catcher.perfcatcher.adaptive.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketsTest {

    private final Buckets buckets = new Buckets(10_000_000);

    @Test
    void a_duration_falls_between_the_edges_of_its_bucket() {
        for (long nanos = 100_000; nanos < 10_000_000_000L; nanos = nanos * 11 / 10 + 7) {
            int bucket = buckets.of(nanos);
            assertThat((double) nanos).isBetween(buckets.low(bucket), buckets.low(bucket + 1));
        }
    }

    @Test
    void a_bucket_is_at_most_an_eighth_wide() {
        for (int i = 0; i < Buckets.COUNT - 1; i++) {
            assertThat(buckets.low(i + 1) / buckets.low(i)).isBetween(1.05, 1.126);
        }
    }

    @Test
    void what_no_clock_should_say_falls_in_the_first_or_last_bucket() {
        assertThat(buckets.of(-5)).isZero();
        assertThat(buckets.of(0)).isZero();
        assertThat(buckets.of(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
    }

    @Test
    void a_method_without_length_has_buckets_too() {
        Buckets none = new Buckets(0);
        assertThat(none.of(0)).isZero();
        assertThat(none.of(1_000)).isLessThan(Buckets.COUNT - 1);
    }
}
