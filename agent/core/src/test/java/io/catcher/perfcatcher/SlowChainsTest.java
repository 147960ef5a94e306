package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.catcher.event.ChangeBody;
import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.part.Argument;
import io.catcher.event.part.Caller;
import io.catcher.perfcatcher.context.CallContext;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One call that is slow, and those that called it: Web.handle calls Orders.place, which calls Stock.take. */
class SlowChainsTest {

    private static final List<String> METHODS = List.of("Stock.take", "Orders.place", "Web.handle");
    private static final long MILLI = 1_000_000;

    private final List<Event> told = new ArrayList<>();
    private final Random random = new Random(5);
    private long nanos = 1_000_000_000L;
    private final PerfCatcher perf =
            Fixture.adaptive(told, METHODS::get, () -> nanos, () -> Instant.ofEpochSecond(0, nanos));
    private final SampleBuffer thread = perf.register(() -> false);
    private final SampleBuffer other = perf.register(() -> false);

    private void request(long takes, long places, long handles) {
        nanos += handles;
        thread.add(0, nanos - 200, takes, 1);
        thread.add(1, nanos - 100, places, 1);
        thread.add(2, nanos, handles, 1);
    }

    private void ordinaryRequests(int count) {
        for (int i = 0; i < count; i++) {
            long unit = (long) (MILLI * Math.exp(0.1 * random.nextGaussian()));
            request(unit, 2 * unit, 3 * unit);
            if (i % 30 == 0) {
                perf.drain();
            }
        }
    }

    private List<Event> spikes() {
        perf.finish();
        return told.stream().filter(event -> event.kind() == Kind.SPIKE).toList();
    }

    private static List<Caller> callers(Event event) {
        return ((ChangeBody) event.body()).callers();
    }

    @Test
    void a_slow_call_and_its_callers_are_one_event_of_the_innermost() {
        ordinaryRequests(3_000);
        request(2_000 * MILLI, 2_001 * MILLI, 2_002 * MILLI);
        ordinaryRequests(100);

        assertThat(spikes()).singleElement().satisfies(event -> {
            assertThat(event.toolName()).isEqualTo("Stock.take");
            assertThat(callers(event)).extracting(Caller::toolName).containsExactly("Orders.place", "Web.handle");
            assertThat(callers(event).get(1).currentTimeMs()).isEqualTo(2_002);
            assertThat(callers(event).get(1).meanTimeMs()).isCloseTo(3, within(0.3));
        });
    }

    @Test
    void what_its_thread_notes_only_after_the_call_was_judged_is_told_too() {
        ordinaryRequests(3_000);
        nanos += 2_000 * MILLI;
        thread.add(0, nanos, 2_000 * MILLI, 1);
        perf.drain();
        perf.contexts()
                .add(new CallContext(
                        0, nanos, "worker-1", Ids.NONE, null, List.of(new Argument("pieces", "int", 5_000))));

        assertThat(spikes()).singleElement().satisfies(event -> {
            assertThat(event.thread()).isEqualTo("worker-1");
            assertThat(((ChangeBody) event.body()).args())
                    .extracting(Argument::value)
                    .containsExactly(5_000);
        });
    }

    @Test
    void callers_that_end_in_the_next_look_belong_to_it() {
        ordinaryRequests(3_000);
        nanos += 2_000 * MILLI;
        thread.add(0, nanos, 2_000 * MILLI, 1);
        perf.drain();
        nanos += 100 * MILLI;
        thread.add(1, nanos, 2_100 * MILLI, 1);
        perf.drain();

        assertThat(spikes()).singleElement().satisfies(event -> assertThat(callers(event))
                .hasSize(1));
    }

    @Test
    void a_caller_that_is_slow_for_a_second_reason_is_a_story_of_its_own() {
        ordinaryRequests(3_000);
        request(2_000 * MILLI, 2_001 * MILLI, 9_000 * MILLI);

        assertThat(spikes()).extracting(Event::toolName).containsExactlyInAnyOrder("Stock.take", "Web.handle");
    }

    @Test
    void slow_calls_of_two_threads_at_once_are_two_stories() {
        ordinaryRequests(3_000);
        nanos += 2_002 * MILLI;
        thread.add(0, nanos - 200, 2_000 * MILLI, 1);
        other.add(1, nanos - 100, 2_001 * MILLI, 1);

        assertThat(spikes()).extracting(Event::toolName).containsExactlyInAnyOrder("Stock.take", "Orders.place");
    }

    @Test
    void callers_on_other_threads_of_a_method_that_was_told_are_not() {
        ordinaryRequests(3_000);
        nanos += 2_002 * MILLI;
        thread.add(0, nanos - 200, 2_000 * MILLI, 1);
        thread.add(1, nanos - 100, 2_001 * MILLI, 1);
        other.add(0, nanos - 190, 2_000 * MILLI, 1);
        other.add(2, nanos - 90, 2_001 * MILLI, 1);

        assertThat(spikes()).extracting(Event::toolName).containsExactly("Stock.take");
    }

    @Test
    void a_slow_call_is_told_soon_though_its_caller_runs_on() {
        ordinaryRequests(3_000);
        nanos += 2_000 * MILLI;
        thread.add(0, nanos, 2_000 * MILLI, 1);
        for (int i = 0; i < 12; i++) {
            nanos += 100 * MILLI;
            perf.drain();
        }

        assertThat(told).extracting(Event::kind).contains(Kind.SPIKE);
    }
}
