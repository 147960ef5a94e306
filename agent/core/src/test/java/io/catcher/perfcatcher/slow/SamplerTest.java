package io.catcher.perfcatcher.slow;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Watched;
import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.idle.IdleWaits;
import io.catcher.perfcatcher.thread.Running;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that stands still in a known place, seen by a clock in the test's hand. */
class SamplerTest {

    private static final long MILLI = 1_000_000L;
    private static final int OUTER = 0;
    private static final int INNER = 1;
    private static final int ELSEWHERE = 2;

    private final CountDownLatch door = new CountDownLatch(1);
    private final RunningThreads threads = new RunningThreads();
    private final ThreadProbe probe = new ThreadProbe();
    private final Sampler sampler =
            new Sampler(SamplerTest::watched, new IdleWaits(SamplerTest::watched, site -> 0, site -> 0));
    private final Shown shown = new Shown();
    private Thread thread = new Thread(() -> {});

    private static Watched watched(int site) {
        String name = List.of("outer", "inner", "elsewhere").get(site);
        return new Watched(
                site, SamplerTest.class.getName(), "SamplerTest." + name, "void " + name, "r", List.of(), List.of());
    }

    private static final class Shown implements Running {
        private int site = OUTER;
        private int asked;
        private boolean ends;
        private boolean standsStill;

        /** A call that ends while it is looked at. */
        @Override
        public int depth() {
            return ends && asked > 0 ? 0 : 1;
        }

        @Override
        public int siteAt(int depth) {
            return site;
        }

        /** A new call each time that somebody asks, as of a method whose calls are short. */
        @Override
        public long startAt(int depth) {
            asked++;
            return standsStill ? 1 : asked;
        }
    }

    private static void outer(CountDownLatch door, CountDownLatch inside) {
        inner(door, inside);
    }

    private static void inner(CountDownLatch door, CountDownLatch inside) {
        inside.countDown();
        try {
            door.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void standStill() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        thread = new Thread(() -> outer(door, inside), "worker");
        thread.start();
        inside.await();
        threads.add(thread, shown);
    }

    @AfterEach
    void letGo() throws InterruptedException {
        door.countDown();
        thread.join();
    }

    private List<StackSample> of(int site, long from) {
        return sampler.of(site, from).toList();
    }

    /** @return whether there was more to look at in the end */
    private boolean look(long fromMillis, long untilMillis) {
        boolean more = false;
        for (long at = fromMillis; at <= untilMillis; at += 20) {
            more = sampler.look(threads, probe, at * MILLI);
        }
        return more;
    }

    @Test
    void nothing_is_looked_at_before_a_method_was_found_to_be_slower() {
        assertThat(look(0, 200)).isFalse();
        assertThat(of(OUTER, 0)).isEmpty();
    }

    @Test
    void what_its_threads_do_is_seen_from_the_method_on() {
        sampler.begin(OUTER, 0);

        assertThat(look(0, 100)).isTrue();
        assertThat(of(OUTER, 0)).isNotEmpty().allSatisfy(sample -> assertThat(
                        sample.frames().get(sample.frames().size() - 1))
                .contains("SamplerTest.outer"));
    }

    @Test
    void a_method_that_it_calls_is_seen_with_it() {
        sampler.begin(OUTER, 0);
        look(0, 100);

        assertThat(of(INNER, 0)).isNotEmpty().allSatisfy(sample -> assertThat(
                        sample.frames().get(sample.frames().size() - 1))
                .contains("SamplerTest.inner"));
        assertThat(of(ELSEWHERE, 0)).isEmpty();
    }

    @Test
    void a_call_that_has_ended_meanwhile_is_no_sample() {
        shown.site = ELSEWHERE;
        sampler.begin(ELSEWHERE, 0);
        look(0, 500);

        assertThat(of(ELSEWHERE, 0)).isEmpty();
    }

    @Test
    void a_call_that_ended_while_its_stack_was_read_is_no_sample() {
        shown.site = ELSEWHERE;
        shown.standsStill = true;
        shown.ends = true;
        sampler.begin(ELSEWHERE, 0);
        look(0, 100);

        assertThat(of(ELSEWHERE, 0)).isEmpty();
    }

    @Test
    void a_call_that_goes_on_is_one_whose_frame_lies_too_deep_to_be_seen() {
        shown.site = ELSEWHERE;
        shown.standsStill = true;
        sampler.begin(ELSEWHERE, 0);
        look(0, 100);

        assertThat(of(ELSEWHERE, 0)).isNotEmpty();
    }

    @Test
    void a_few_stacks_of_different_moments_are_enough() {
        sampler.begin(OUTER, 0);

        assertThat(look(0, 900)).isFalse();
        assertThat(of(OUTER, 0)).hasSize(Sampler.OF_ONE);
        assertThat(of(OUTER, 300 * MILLI)).hasSizeBetween(1, Sampler.OF_ONE - 5);
    }

    @Test
    void it_is_looked_for_as_long_as_the_slow_down_waits_to_be_told() {
        shown.site = INNER;
        sampler.begin(OUTER, 0);
        look(0, 3_980);
        shown.site = OUTER;

        assertThat(look(4_000, 4_200)).isFalse();
        assertThat(of(OUTER, 0)).isEmpty();
    }

    @Test
    void where_nobody_was_seen_for_a_second_the_next_one_is_waited_for_and_is_enough() {
        shown.site = INNER;
        sampler.begin(OUTER, 0);
        look(0, 1_980);
        assertThat(sampler.isLookingAt(OUTER)).isTrue();
        shown.site = OUTER;
        look(2_000, 2_060);

        assertThat(sampler.isLookingAt(OUTER)).isFalse();
        assertThat(of(OUTER, 0)).hasSize(1);
    }

    @Test
    void the_last_of_many_methods_that_become_slow_at_once_is_still_looked_at() {
        for (long at = 0; at < 6_000; at += 1_000) {
            sampler.begin(OUTER, at * MILLI);
            look(at, at + 900);
        }
        shown.site = INNER;
        sampler.begin(INNER, 6_000 * MILLI);
        look(6_000, 6_900);

        assertThat(of(INNER, 6_000 * MILLI)).hasSize(3);
    }

    @Test
    void many_methods_share_what_may_be_taken_in_a_minute() {
        for (long round = 0; round < 20; round++) {
            sampler.begin(OUTER, round * 1_100 * MILLI);
            look(round * 1_100, round * 1_100 + 1_000);
        }

        assertThat(of(OUTER, 0)).hasSize(Sampler.A_MINUTE);
    }
}
