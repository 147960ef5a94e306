package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static io.catcher.bugcatcher.Played.B;
import static io.catcher.bugcatcher.Played.C;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Failures of a kind that was told already are counted: each once, and none that fails a request is hidden by others. */
class CountedFailuresTest {

    private final Counted counted = new Counted();
    private final Played played = counted.played;

    private static RuntimeException failure(int number) {
        return new IllegalStateException("number " + number);
    }

    @Test
    void a_retry_that_gives_up_is_told_as_what_left() {
        Played.PlayedThread thread = played.thread().enter(A);
        RuntimeException last = failure(0);
        for (int attempt = 0; attempt < 3; attempt++) {
            last = failure(attempt);
            thread.enter(B).fails(last);
        }
        thread.fails(new RuntimeException("gave up", last));

        assertThat(played.lines()).containsExactly("B.b OUT number 0 swallowed", "A.a OUT gave up left");
        assertThat(counted.toldAndCounted()).isEqualTo(3);
    }

    @Test
    void the_first_of_a_kind_to_leave_its_request_is_told_as_of_the_method_that_failed() {
        played.thread().enter(A).enter(B).fails(failure(0)).returns();
        RuntimeException leaves = failure(1);
        played.thread().enter(A).enter(B).fails(leaves).fails(leaves);

        assertThat(played.lines()).containsExactly("B.b OUT number 0 swallowed", "B.b OUT number 1 left");
        assertThat(counted.toldAndCounted()).isEqualTo(2);
    }

    @Test
    void a_cleanup_that_fails_too_makes_no_second_failure_of_the_first() {
        for (int i = 0; i < 10; i++) {
            RuntimeException work = failure(i);
            played.thread()
                    .enter(A)
                    .enter(B)
                    .fails(work)
                    .enter(C)
                    .fails(new UnsupportedOperationException("cleanup"))
                    .fails(work);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(20);
    }

    @Test
    void what_a_close_throws_belongs_to_the_failure_that_has_it_suppressed() {
        for (int i = 0; i < 10; i++) {
            RuntimeException use = failure(i);
            RuntimeException close = new UnsupportedOperationException("close");
            Played.PlayedThread thread =
                    played.thread().enter(A).enter(B).fails(use).enter(C).fails(close);
            use.addSuppressed(close);
            thread.fails(use);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(10);
    }

    @Test
    void one_instance_that_is_kept_and_thrown_in_a_loop_is_counted_each_time() {
        RuntimeException kept = failure(0);
        Played.PlayedThread thread = played.thread().enter(A);
        for (int i = 0; i < 10; i++) {
            thread.enter(B).enter(C).fails(kept).fails(kept);
        }
        thread.returns();

        assertThat(counted.toldAndCounted()).isEqualTo(10);
        assertThat(played.lines()).containsExactly("C.c OUT number 0 swallowed");
    }

    /** The journal's name for each is made of what the request ended with, and not of what the retry had tried. */
    @Test
    void retries_that_give_up_are_counted_as_what_left() {
        for (int request = 0; request < 40; request++) {
            Played.PlayedThread thread = played.thread().enter(A);
            RuntimeException last = failure(0);
            for (int attempt = 0; attempt < 3; attempt++) {
                last = failure(attempt);
                thread.enter(B).fails(last);
            }
            thread.fails(new UnsupportedOperationException("gave up", last));
        }

        assertThat(counted.toldAndCounted()).isEqualTo(120);
        assertThat(counted.countedAs(UnsupportedOperationException.class)).isEqualTo(40);
    }

    @Test
    void what_another_thread_was_handed_and_throws_on_is_the_same_failure() {
        for (int i = 0; i < 10; i++) {
            RuntimeException inTheTask = failure(i);
            inTheTask.setStackTrace(new StackTraceElement[] {new StackTraceElement("x.A.a", "a", "A.java", 7)});
            played.thread().enter(A).fails(inTheTask);
            played.thread().enter(B).enter(C).fails(inTheTask).fails(inTheTask);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(10);
    }

    /** Methods that are timed one call in N: of most calls nobody sees the entry. */
    @Test
    void one_that_leaves_frames_which_were_seen_and_such_which_were_not_is_counted_once() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < 10; i++) {
            RuntimeException thrown = failure(i);
            thread.enter(C).fails(thrown).failsUnseen(B, thrown).failsUnseen(A, thrown);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(10);
    }

    /** More than are kept of one thread at once, and more than there is room for. */
    @Test
    void what_futures_hand_over_is_no_second_failure_however_many_there_are() {
        Played.PlayedThread worker = played.thread();
        Played.PlayedThread waiting = played.thread();
        for (int i = 0; i < 6_000; i++) {
            RuntimeException inTheTask = failure(i);
            worker.enter(B).fails(inTheTask);
            waiting.enter(A).fails(new ExecutionException(inTheTask));
        }

        assertThat(counted.toldAndCounted()).isEqualTo(6_000);
    }

    @Test
    void what_a_future_hands_over_of_another_kind_is_told_after_a_flood() {
        Played.PlayedThread worker = played.thread();
        for (int i = 0; i < 6_000; i++) {
            worker.enter(B).fails(failure(i));
        }
        played.thread().enter(A).fails(new ExecutionException(new UnsupportedOperationException("elsewhere")));

        assertThat(counted.toldAndCounted()).isEqualTo(6_001);
    }
}
