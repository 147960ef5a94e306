package io.catcher.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Watched;
import io.catcher.ship.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of an error of the JVM itself, as the frames around it show. */
class PassingErrorsTest {

    private final List<String> told = new ArrayList<>();
    private final AtomicLong repeats = new AtomicLong();
    private final Sites sites = new Sites(line -> {});
    private final Flood flood =
            Flood.limited(System::nanoTime, (repeated, overLimit, expected) -> repeats.addAndGet(repeated));
    private final VmErrorWatch watch = new VmErrorWatch(this::tell, new FailureEvents(sites::method, List.of()), flood);
    private final Dispatcher dispatcher = new Dispatcher(sites, null, null, watch, null);
    private final int load = site("load");
    private final int alloc = site("alloc");
    private final int close = site("close");
    private final OutOfMemoryError error = new OutOfMemoryError();

    private boolean tell(Draft draft) {
        Event event = Objects.requireNonNull(draft.render());
        told.add(event.toolName() + " " + ((ExceptionBody) event.body()).outcome());
        return true;
    }

    private int site(String name) {
        return sites.of(
                        "a.B." + name + "()V",
                        id -> new Watched(id, "a.B", name, "void a.B." + name + "()", "r", List.of(), List.of()),
                        List.of())
                .id();
    }

    private void call(int site, @Nullable Throwable thrown) {
        dispatcher.exited(site, dispatcher.entered(site), thrown);
    }

    private List<String> told() {
        watch.sweep();
        flood.repeats().settle();
        assertThat(repeats).as("told or counted twice").hasValue(0);
        return told;
    }

    @Test
    void a_call_of_a_finally_block_does_not_say_that_it_was_caught() {
        Object outer = dispatcher.entered(load);
        call(alloc, error);
        call(close, null);
        assertThat(told()).isEmpty();
        dispatcher.exited(load, outer, error);

        assertThat(told()).containsExactly("alloc left");
    }

    @Test
    void one_further_in_does_not_either() {
        Object outer = dispatcher.entered(load);
        call(alloc, error);
        Object closing = dispatcher.entered(close);
        call(close, null);
        dispatcher.exited(close, closing, null);
        dispatcher.exited(load, outer, error);

        assertThat(told()).containsExactly("alloc left");
    }

    @Test
    void the_return_of_a_frame_further_out_does() {
        Object outer = dispatcher.entered(load);
        call(alloc, error);
        call(close, null);
        dispatcher.exited(load, outer, null);

        assertThat(told()).containsExactly("alloc swallowed");
    }

    @Test
    void a_further_frame_is_no_further_failure_though_it_was_told_meanwhile() {
        Object outermost = dispatcher.entered(load);
        Object outer = dispatcher.entered(load);
        call(alloc, error);
        call(close, null);
        for (int beat = 0; beat < 20; beat++) {
            watch.sweep();
        }
        dispatcher.exited(load, outer, error);
        dispatcher.exited(load, outermost, error);
        told();
        watch.sweep();

        assertThat(told()).containsExactly("alloc swallowed");
    }

    @Test
    void one_that_is_caught_and_thrown_again_further_out_is_one() {
        Object outermost = dispatcher.entered(load);
        Object outer = dispatcher.entered(load);
        call(alloc, error);
        dispatcher.exited(load, outer, null);
        dispatcher.exited(load, outermost, error);

        assertThat(told()).containsExactly("alloc swallowed");
    }

    @Test
    void another_error_in_its_place_is_another_failure() {
        Object outer = dispatcher.entered(load);
        call(alloc, error);
        call(close, new StackOverflowError());
        dispatcher.exited(load, outer, null);

        assertThat(told()).containsExactly("close swallowed");
        for (int beat = 0; beat < 20; beat++) {
            watch.sweep();
        }
        assertThat(told()).containsExactly("close swallowed", "alloc null");
    }
}
