package io.catcher.bugcatcher.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Watched;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmErrorWatchTest {

    private static final Watched ENDLESS =
            new Watched(1, "shop.Tree", "Tree.depth", "int shop.Tree.depth()", "all", List.of(), List.of());
    private static final Watched CALLER =
            new Watched(2, "shop.Web", "Web.handle", "void shop.Web.handle()", "all", List.of(), List.of());

    private final List<Event> told = new ArrayList<>();
    private final VmErrorWatch watch = new VmErrorWatch(
            draft -> told.add(draft.render()), new FailureEvents(site -> ENDLESS, List.of()), Flood.unlimited());

    private List<String> outcomes() {
        return told.stream()
                .map(event -> event.toolName() + " " + ((ExceptionBody) event.body()).outcome())
                .toList();
    }

    @Test
    void one_that_leaves_the_outermost_frame_has_left() {
        StackOverflowError error = new StackOverflowError();
        watch.passing(error, ENDLESS, 1);
        watch.passing(error, CALLER, 0);
        watch.sweep();

        assertThat(outcomes()).containsExactly("Tree.depth left");
    }

    @Test
    void one_that_a_caller_caught_is_swallowed() {
        watch.passing(new StackOverflowError(), ENDLESS, 1);
        watch.sweep();
        assertThat(told).as("nobody knows yet").isEmpty();

        watch.caught(true);
        watch.sweep();

        assertThat(outcomes()).containsExactly("Tree.depth swallowed");
    }

    @Test
    void of_one_whose_frames_nobody_saw_begin_it_is_not_known() {
        watch.passingUnseen(new OutOfMemoryError(), ENDLESS);
        watch.sweep();

        assertThat(outcomes()).containsExactly("Tree.depth null");
    }

    @Test
    void the_next_one_has_an_outcome_of_its_own() {
        watch.passing(new StackOverflowError(), ENDLESS, 1);
        watch.caught(true);
        watch.sweep();
        watch.passing(new StackOverflowError(), ENDLESS, 0);
        watch.sweep();

        assertThat(outcomes()).containsExactly("Tree.depth swallowed", "Tree.depth left");
    }

    @Test
    void those_that_came_while_another_one_passed_are_known_until_they_had_time_to_end_their_threads() {
        StackOverflowError first = new StackOverflowError();
        StackOverflowError second = new StackOverflowError();
        watch.passing(first, ENDLESS, 1);
        watch.passing(second, ENDLESS, 0);
        watch.passing(first, ENDLESS, 0);
        watch.sweep();

        assertThat(outcomes()).containsExactly("Tree.depth left");
        assertThat(watch.knows(second)).isTrue();
        assertThat(watch.knows(new StackOverflowError())).isFalse();
        watch.sweep();
        assertThat(watch.knows(second)).as("nothing is held for long").isFalse();
    }
}
