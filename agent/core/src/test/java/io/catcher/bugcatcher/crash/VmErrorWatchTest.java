package io.catcher.bugcatcher.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.LeftOut;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Watched;
import io.catcher.ship.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipError;
import org.junit.jupiter.api.Test;

class VmErrorWatchTest {

    private static final Watched ENDLESS = watched(1, "Tree.depth");
    private static final Watched OTHER = watched(2, "Tree.width");

    private final List<Event> told = new ArrayList<>();
    private final AtomicLong counted = new AtomicLong();
    private final LeftOut ledger = (repeated, overLimit, expected) -> counted.addAndGet(repeated);
    private final Flood flood = Flood.limited(System::nanoTime, ledger);
    private final VmErrorWatch watch =
            new VmErrorWatch(this::tell, new FailureEvents(site -> ENDLESS, List.of()), flood);

    private static Watched watched(int id, String name) {
        return new Watched(id, "shop.Tree", name, "int shop." + name + "()", "all", List.of(), List.of());
    }

    private boolean tell(Draft draft) {
        Event event = draft.render();
        if (event == null) {
            counted.incrementAndGet();
        } else {
            told.add(event);
        }
        return true;
    }

    private List<String> outcomes() {
        watch.sweep();
        flood.repeats().settle();
        return told.stream()
                .map(event ->
                        event.toolName() + " " + type(event) + " " + body(event).outcome())
                .toList();
    }

    private static ExceptionBody body(Event event) {
        return (ExceptionBody) event.body();
    }

    private static String type(Event event) {
        String type = body(event).exception().type();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    @Test
    void one_that_leaves_the_outermost_frame_has_left() {
        watch.left(watch.passing(new StackOverflowError(), ENDLESS));

        assertThat(outcomes()).containsExactly("Tree.depth StackOverflowError left");
    }

    @Test
    void one_that_a_caller_caught_is_swallowed() {
        int number = watch.passing(new StackOverflowError(), ENDLESS);
        assertThat(outcomes()).as("nobody knows yet").isEmpty();

        watch.caught(number);

        assertThat(outcomes()).containsExactly("Tree.depth StackOverflowError swallowed");
    }

    @Test
    void of_one_whose_frames_nobody_saw_begin_it_is_not_known() {
        watch.passingUnseen(new OutOfMemoryError(), ENDLESS);

        assertThat(outcomes()).containsExactly("Tree.depth OutOfMemoryError null");
    }

    @Test
    void one_from_such_a_frame_that_leaves_the_outermost_has_left() {
        OutOfMemoryError error = new OutOfMemoryError();
        watch.passingUnseen(error, ENDLESS);
        watch.left(error);

        assertThat(outcomes()).containsExactly("Tree.depth OutOfMemoryError left");
    }

    @Test
    void the_next_one_has_an_outcome_of_its_own_and_what_comes_late_is_not_of_it() {
        int late = watch.passing(new StackOverflowError(), ENDLESS);
        watch.caught(late);
        watch.sweep();
        int next = watch.passing(new OutOfMemoryError(), OTHER);
        watch.caught(late);
        assertThat(outcomes()).hasSize(1);
        watch.left(next);

        assertThat(outcomes())
                .containsExactly("Tree.depth StackOverflowError swallowed", "Tree.width OutOfMemoryError left");
    }

    @Test
    void those_of_other_kinds_and_from_other_methods_are_each_told() {
        VmErrorWatch each =
                new VmErrorWatch(this::tell, new FailureEvents(site -> ENDLESS, List.of()), Flood.unlimited());
        for (int i = 0; i < 3; i++) {
            each.left(each.passing(new OutOfMemoryError(), ENDLESS));
            each.left(each.passing(new OutOfMemoryError(), OTHER));
            each.left(each.passing(new InternalError(), ENDLESS));
            each.left(each.passing(new ZipError("torn"), ENDLESS));
        }
        each.sweep();

        assertThat(outcomes())
                .containsExactlyInAnyOrder(
                        "Tree.depth OutOfMemoryError left",
                        "Tree.width OutOfMemoryError left",
                        "Tree.depth InternalError left",
                        "Tree.depth ZipError left");
    }

    @Test
    void the_same_error_thrown_again_is_another_failure() {
        OutOfMemoryError spare = new OutOfMemoryError();
        watch.left(watch.passing(spare, ENDLESS));
        watch.left(watch.passing(spare, ENDLESS));

        assertThat(outcomes()).hasSize(1);
        assertThat(counted).hasValue(1);
    }

    @Test
    void when_there_is_no_place_left_the_further_ones_are_counted() {
        for (int i = 0; i < 40; i++) {
            watch.left(watch.passing(new InternalError(), watched(i, "Tree.m" + i)));
        }

        int whole = outcomes().size();
        assertThat(whole).isPositive().isLessThan(40);
        assertThat(whole + counted.get()).isEqualTo(40);
    }

    @Test
    void one_of_which_nothing_more_is_heard_is_told_after_a_while() {
        watch.passing(new OutOfMemoryError(), ENDLESS);
        assertThat(watch.wentOn(watch.passing(new InternalError(), OTHER))).isTrue();
        for (int beat = 0; beat < 20; beat++) {
            watch.sweep();
        }

        assertThat(outcomes())
                .containsExactlyInAnyOrder("Tree.depth OutOfMemoryError null", "Tree.width InternalError swallowed");
    }

    @Test
    void those_that_came_while_another_one_passed_are_known_until_they_had_time_to_end_their_threads() {
        StackOverflowError first = new StackOverflowError();
        StackOverflowError second = new StackOverflowError();
        int number = watch.passing(first, ENDLESS);
        assertThat(watch.passing(second, ENDLESS)).isEqualTo(VmErrorWatch.COUNTED);
        watch.left(number);

        assertThat(outcomes()).containsExactly("Tree.depth StackOverflowError left");
        assertThat(counted).hasValue(1);
        assertThat(watch.knows(second)).isTrue();
        assertThat(watch.knows(new StackOverflowError())).isFalse();
        watch.sweep();
        assertThat(watch.knows(second)).as("nothing is held for long").isFalse();
    }
}
