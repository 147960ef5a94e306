package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.ChangeBody;
import io.catcher.event.Event;
import io.catcher.event.Kind;
import io.catcher.event.part.Caller;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A method that becomes slower, and those that call it: Web.handle calls Orders.place, which calls Stock.take. */
class SlowDownsTest {

    private static final List<String> METHODS = List.of("Stock.take", "Orders.place", "Web.handle", "Mail.send");
    private static final double MILLI = 1e6;

    private final List<Event> told = new ArrayList<>();
    private final Random random = new Random(5);
    private long nanos = 1_000_000_000L;
    private long drained;
    private final PerfCatcher perf =
            Fixture.adaptive(told, METHODS::get, () -> nanos, () -> Instant.ofEpochSecond(0, nanos));
    private final SampleBuffer thread = perf.register(() -> false);

    private double about(double nanos) {
        return nanos * Math.exp(0.1 * random.nextGaussian());
    }

    /** Each method takes a millisecond itself, times its factor, and what it calls. */
    private void seconds(int count, double take, double place, double handle, double mail) {
        long until = nanos + count * 1_000_000_000L;
        while (nanos < until) {
            long took = (long) about(take * MILLI);
            long placed = took + (long) about(place * MILLI);
            long sent = (long) about(mail * MILLI);
            long handled = placed + sent + (long) about(handle * MILLI);
            long begun = nanos;
            nanos += handled;
            thread.add(0, begun + took, took, 1);
            thread.add(1, begun + placed, placed, 1);
            thread.add(3, begun + placed + sent, sent, 1);
            thread.add(2, nanos, handled, 1);
            if (nanos - drained >= 100_000_000L) {
                drained = nanos;
                perf.drain();
            }
        }
    }

    private List<Event> shifts() {
        return told.stream()
                .filter(event -> event.kind() == Kind.SHIFT && event.toolName() != null)
                .toList();
    }

    private static List<Caller> callers(Event event) {
        return ((ChangeBody) event.body()).callers();
    }

    @Test
    void a_slow_down_and_those_of_its_callers_are_one_event_of_the_innermost() {
        seconds(30, 1, 1, 1, 1);
        seconds(20, 3, 1, 1, 1);

        assertThat(shifts()).singleElement().satisfies(event -> {
            assertThat(event.toolName()).isEqualTo("Stock.take");
            assertThat(callers(event)).extracting(Caller::toolName).contains("Orders.place");
        });
    }

    @Test
    void what_is_told_with_another_one_recovers_with_it() {
        seconds(30, 1, 1, 1, 1);
        seconds(20, 3, 1, 1, 1);
        seconds(30, 1, 1, 1, 1);

        assertThat(told.stream().filter(event -> event.kind() == Kind.RECOVERED))
                .extracting(Event::toolName)
                .containsExactly("Stock.take");
    }

    @Test
    void a_caller_that_becomes_slower_itself_is_told() {
        seconds(30, 1, 1, 1, 1);
        seconds(20, 2, 1, 6, 1);

        assertThat(shifts()).extracting(Event::toolName).contains("Stock.take", "Web.handle");
    }

    @Test
    void a_caller_that_becomes_slower_much_later_is_told() {
        seconds(30, 1, 1, 1, 1);
        seconds(60, 3, 1, 1, 1);
        told.clear();
        seconds(60, 3, 1, 14, 1);

        assertThat(told)
                .filteredOn(event -> event.kind() == Kind.ESCALATED || event.kind() == Kind.SHIFT)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.toolName()).isEqualTo("Web.handle"));
    }

    @Test
    void a_caller_that_stays_slow_when_the_method_has_recovered_is_told() {
        seconds(30, 1, 1, 1, 1);
        seconds(20, 3, 1, 1.9, 1);
        seconds(60, 1, 1, 1.9, 1);

        assertThat(shifts()).extracting(Event::toolName).contains("Stock.take", "Web.handle");
    }

    @Test
    void two_methods_of_which_none_calls_the_other_are_two_events() {
        seconds(30, 1, 1, 1, 1);
        seconds(20, 3, 1, 1, 3);

        assertThat(shifts()).extracting(Event::toolName).contains("Stock.take", "Mail.send");
    }
}
