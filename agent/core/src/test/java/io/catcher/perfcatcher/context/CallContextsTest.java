package io.catcher.perfcatcher.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class CallContextsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int THREADS = 8;
    private static final long MILLI = 1_000_000L;

    private final CallContexts contexts = new CallContexts();

    private static CallContext ended(int site, long nanos) {
        return new CallContext(site, nanos, "main", Ids.NONE, null, List.of());
    }

    @Test
    void of_a_method_that_is_slow_all_the_time_one_call_a_second_is_noted() {
        assertThat(contexts.wants(1, SECOND, 50 * MILLI)).isTrue();
        assertThat(contexts.wants(1, SECOND + 60 * MILLI, 50 * MILLI)).isFalse();
        assertThat(contexts.wants(1, 2 * SECOND, 50 * MILLI)).isTrue();
    }

    @Test
    void one_that_is_far_slower_is_noted_all_the_same() {
        contexts.wants(1, SECOND, 50 * MILLI);

        assertThat(contexts.wants(1, SECOND + 200 * MILLI, 100 * MILLI)).isTrue();
    }

    @Test
    void of_all_methods_together_few_calls_a_second_are_noted() {
        int noted = 0;
        for (int site = 0; site < 1_000; site++) {
            noted += contexts.wants(site, 5 * SECOND + site, MILLI) ? 1 : 0;
        }
        assertThat(noted).isEqualTo(CallContexts.MOST_A_SECOND);
        assertThat(contexts.wants(0, 6 * SECOND + 1, MILLI)).isTrue();
    }

    @Test
    void many_threads_at_once_note_few_calls_and_none_of_them_is_lost() throws InterruptedException {
        Queue<CallContext> noted = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            int of = number;
            threads.add(new Thread(() -> {
                for (int i = of; i < 10_000; i += THREADS) {
                    if (contexts.wants(i, 5 * SECOND + i, MILLI)) {
                        CallContext context = ended(i, 5 * SECOND + i);
                        contexts.add(context);
                        noted.add(context);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            contexts.fetch();
            thread.join();
        }

        assertThat(noted.size()).isBetween(CallContexts.MOST_A_SECOND, CallContexts.MOST_A_SECOND + THREADS);
        assertThat(noted).allSatisfy(context -> assertThat(contexts.of(context.site(), context.endNanos()))
                .isEqualTo(context));
    }

    @Test
    void one_is_found_by_its_method_and_its_end_and_the_last_one_by_when_it_began() {
        contexts.add(ended(1, 10));
        contexts.add(ended(2, 20));
        contexts.add(ended(1, 30));

        assertThat(contexts.of(1, 10)).isEqualTo(ended(1, 10));
        assertThat(contexts.of(1, 20)).isNull();
        assertThat(contexts.since(1, 5)).isEqualTo(ended(1, 30));
        assertThat(contexts.since(2, 21)).isNull();
    }

    @Test
    void those_that_nobody_asks_for_do_not_stay() {
        for (int i = 0; i < 1_000; i++) {
            contexts.add(ended(1, i));
            contexts.fetch();
        }

        assertThat(contexts.of(1, 0)).isNull();
        assertThat(contexts.of(1, 999)).isNotNull();
    }
}
