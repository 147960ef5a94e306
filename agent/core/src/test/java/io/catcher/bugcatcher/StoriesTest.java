package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static io.catcher.bugcatcher.Played.B;
import static io.catcher.bugcatcher.Played.C;
import static io.catcher.bugcatcher.Played.D;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.ExceptionBody;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is one failure, and what is two. */
class StoriesTest {

    private final Played played = new Played();

    private static RuntimeException failure(String message) {
        return new IllegalStateException(message);
    }

    private static RuntimeException withoutStack(String message) {
        return new RuntimeException(message, null, true, false) {
            private static final long serialVersionUID = 1;
        };
    }

    @Test
    void wrapped_at_each_frame_it_is_one() {
        RuntimeException first = failure("first");
        RuntimeException second = new RuntimeException("second", first);
        played.thread()
                .enter(A)
                .enter(B)
                .enter(C)
                .fails(first)
                .fails(second)
                .fails(new RuntimeException("3rd", second));

        assertThat(played.lines()).containsExactly("C.c OUT 3rd left");
    }

    @Test
    void wrapped_in_frames_that_are_not_woven_it_is_one() {
        RuntimeException first = failure("first");
        RuntimeException between = new RuntimeException("not woven", first);
        played.thread().enter(A).enter(B).fails(first).fails(new RuntimeException("outer", between));

        assertThat(played.lines()).containsExactly("B.b OUT outer left");
    }

    @Test
    void a_close_that_throws_too_is_told_with_the_failure_that_has_it_suppressed() {
        RuntimeException body = failure("body");
        RuntimeException close = failure("close");
        Played.PlayedThread thread =
                played.thread().enter(A).enter(B).fails(body).enter(C).fails(close);
        body.addSuppressed(close);
        thread.fails(body);

        assertThat(played.lines()).containsExactly("B.b OUT body left");
        assertThat(((ExceptionBody) played.told.get(0).body()).exception().suppressed())
                .extracting("message")
                .containsExactly("close");
    }

    @Test
    void a_finally_block_that_throws_hides_a_failure_which_is_told_as_swallowed() {
        RuntimeException second = failure("finally");
        played.thread()
                .enter(A)
                .enter(B)
                .fails(failure("lost"))
                .enter(C)
                .fails(second)
                .fails(second);

        assertThat(played.lines()).containsExactly("B.b OUT lost swallowed", "C.c OUT finally left");
    }

    @Test
    void a_finally_block_that_works_on_changes_nothing() {
        RuntimeException thrown = failure("x");
        played.thread()
                .enter(A)
                .enter(B)
                .fails(thrown)
                .enter(C)
                .returns()
                .enter(D)
                .returns()
                .fails(thrown);

        assertThat(played.lines()).containsExactly("B.b OUT x left");
    }

    @Test
    void what_fails_in_a_finally_block_and_is_caught_there_is_one_of_its_own() {
        RuntimeException thrown = failure("x");
        played.thread()
                .enter(A)
                .enter(B)
                .fails(thrown)
                .enter(C)
                .enter(D)
                .fails(failure("y"))
                .returns()
                .fails(thrown);

        assertThat(played.lines()).containsExactly("D.d OUT y swallowed", "B.b OUT x left");
    }

    @Test
    void each_try_that_failed_before_one_succeeded_is_told_as_swallowed() {
        Played.PlayedThread thread = played.thread().enter(A);
        for (int i = 1; i <= 3; i++) {
            thread.enter(B).fails(failure("try " + i));
        }
        thread.enter(B).returns().returns();

        assertThat(played.lines())
                .containsExactlyInAnyOrder(
                        "B.b OUT try 1 swallowed", "B.b OUT try 2 swallowed", "B.b OUT try 3 swallowed");
    }

    @Test
    void tries_that_the_last_failure_has_suppressed_are_told_with_it() {
        RuntimeException first = failure("try 1");
        RuntimeException last = failure("try 2");
        Played.PlayedThread thread =
                played.thread().enter(A).enter(B).fails(first).enter(B).fails(last);
        last.addSuppressed(first);
        thread.fails(last);

        assertThat(played.lines()).containsExactly("B.b OUT try 2 left");
    }

    @Test
    void a_loop_that_goes_on_failing_keeps_no_more_than_a_few_waiting() {
        Played.PlayedThread thread = played.thread().enter(A);
        for (int i = 0; i < 30; i++) {
            thread.enter(B).fails(failure("message " + i));
        }

        assertThat(played.lines()).hasSize(22).first().isEqualTo("B.b OUT message 0 swallowed");
        played.secondLater();
        assertThat(played.lines()).hasSize(30);
    }

    @Test
    void one_told_after_a_second_is_not_told_again_when_it_leaves() {
        RuntimeException thrown = failure("x");
        Played.PlayedThread thread =
                played.thread().enter(A).enter(B).fails(thrown).enter(C);
        played.secondLater();
        thread.returns().fails(thrown);

        assertThat(played.lines()).containsExactly("B.b OUT x swallowed");
    }

    @Test
    void a_future_that_hands_it_to_another_thread_while_it_is_still_on_its_way_tells_nothing_new() {
        RuntimeException thrown = failure("in the task");
        Played.PlayedThread worker = played.thread().enter(A).enter(B).fails(thrown);
        played.thread().enter(C).fails(new CompletionException(thrown));
        played.thread().enter(D).fails(new RuntimeException(new ExecutionException(thrown)));
        worker.fails(thrown);

        assertThat(played.lines()).containsExactly("B.b OUT in the task left");
    }

    @Test
    void an_instance_that_is_kept_and_thrown_again_in_a_later_request_counts_anew() {
        RuntimeException kept = failure("kept");
        for (int i = 0; i < 3; i++) {
            played.thread().enter(A).enter(B).fails(kept).fails(kept);
        }
        Played.PlayedThread same = played.thread();
        same.enter(A).fails(kept);
        same.enter(A).fails(kept);

        assertThat(played.lines()).hasSize(5);
    }

    @Test
    void the_shared_instances_of_fast_throws_count_each_time_even_in_one_frame() {
        RuntimeException shared = withoutStack("shared");
        Played.PlayedThread thread = played.thread().enter(A);
        thread.enter(B).fails(shared);
        thread.enter(B).fails(shared);
        thread.fails(shared);

        assertThat(played.lines()).containsExactly("B.b OUT shared swallowed", "B.b OUT shared left");
    }

    @Test
    void what_another_future_hands_over_is_a_failure_though_one_from_the_same_place_was_told() {
        for (int i = 0; i < 3; i++) {
            RuntimeException inTheTask = failure("in the task");
            played.thread().enter(C).fails(new CompletionException(inTheTask));
            if (i == 0) {
                played.thread().enter(D).fails(inTheTask);
            }
        }

        assertThat(played.lines().filter(line -> line.startsWith("C.c"))).hasSize(3);
    }

    @Test
    void one_that_was_caught_and_then_makes_the_request_fail_inside_another_is_told_as_both() {
        RuntimeException kept = failure("kept");
        played.thread()
                .enter(A)
                .enter(B)
                .enter(C)
                .fails(kept)
                .returns()
                .fails(new RuntimeException("the result", kept));

        assertThat(played.lines()).containsExactly("C.c OUT kept swallowed", "A.a OUT the result left");
    }

    /** Without entries nobody sees a frame return: each of these has left to code that is not watched. */
    @Test
    void of_those_whose_frames_nobody_saw_begin_none_is_told_as_swallowed() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < 12; i++) {
            thread.failsUnseen(B, failure("number " + i));
        }
        RuntimeException kept = failure("kept");
        thread.failsUnseen(B, kept).failsUnseen(B, kept);
        played.secondLater();

        assertThat(played.lines()).hasSize(14).allMatch(line -> line.endsWith(" null"));
    }
}
