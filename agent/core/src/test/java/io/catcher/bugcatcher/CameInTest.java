package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static io.catcher.bugcatcher.Played.B;
import static io.catcher.bugcatcher.Played.C;
import static io.catcher.bugcatcher.Played.D;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An exception that comes in as an argument: all that woven code ever sees of a failure in a library. */
class CameInTest {

    private final Played played = new Played();

    private static RuntimeException failure(String message) {
        return new IllegalStateException(message);
    }

    @Test
    void one_that_a_callback_is_handed_is_told_with_the_callbacks_arguments() {
        played.thread().enter(A).returnsFrom("order-7", failure("broker gone"));

        assertThat(played.lines()).containsExactly("A.a IN broker gone null");
        assertThat(played.told.get(0).severity()).isEqualTo(Severity.WARNING);
        ExceptionBody body = (ExceptionBody) played.told.get(0).body();
        assertThat(body.args()).first().extracting("value").isEqualTo("order-7");
        assertThat(body.request()).isNotNull();
    }

    @Test
    void one_that_was_swallowed_and_then_handed_to_a_handler_is_one_story() {
        RuntimeException thrown = failure("x");
        played.thread()
                .enter(A)
                .enter(B)
                .fails(thrown)
                .enter(C)
                .returnsFrom(thrown)
                .returns();

        assertThat(played.lines()).containsExactly("B.b OUT x swallowed");
    }

    @Test
    void one_that_left_and_then_reaches_a_handler_outside_is_one_story() {
        RuntimeException thrown = failure("x");
        Played.PlayedThread thread = played.thread();
        thread.enter(A).fails(thrown);
        thread.enter(C).returnsFrom(thrown);
        played.thread().enter(C).returnsFrom(new CompletionException(thrown));
        played.thread().enter(C).returnsFrom(thrown);

        assertThat(played.lines()).containsExactly("A.a OUT x left");
    }

    @Test
    void one_that_is_logged_and_thrown_on_is_told_as_the_one_that_left() {
        RuntimeException thrown = failure("x");
        played.thread().enter(A).enter(B).returnsFrom(thrown).fails(thrown);

        assertThat(played.lines()).containsExactly("A.a OUT x left");
    }

    @Test
    void one_that_is_translated_and_thrown_is_told_as_the_one_that_left() {
        RuntimeException thrown = failure("x");
        played.thread().enter(A).enter(B).returnsFrom(thrown).fails(new RuntimeException("translated", thrown));

        assertThat(played.lines()).containsExactly("A.a OUT translated left");
    }

    @Test
    void several_handlers_tell_it_once() {
        RuntimeException thrown = failure("x");
        Played.PlayedThread thread = played.thread();
        thread.enter(A)
                .enter(B)
                .enter(C)
                .returnsFrom(thrown)
                .returnsFrom(thrown)
                .returnsFrom(thrown);

        assertThat(played.lines()).containsExactly("C.c IN x null");
    }

    @Test
    void a_handler_that_fails_itself_is_told_beside_it() {
        played.thread().enter(A).failsIn(failure("handler"), failure("handled"));

        assertThat(played.lines()).containsExactlyInAnyOrder("A.a IN handled null", "A.a OUT handler left");
    }

    @Test
    void a_handler_that_throws_what_it_was_handed_tells_it_once() {
        RuntimeException thrown = failure("x");
        played.thread().enter(A).failsIn(new RuntimeException("wrapped", thrown), thrown);
        played.thread().enter(A).failsIn(failure("y"));

        assertThat(played.lines()).containsExactly("A.a OUT wrapped left", "A.a OUT y left");
    }

    @Test
    void in_a_request_that_runs_on_it_is_told_after_a_second_and_again_when_it_leaves_as_only_that_is_an_error() {
        RuntimeException thrown = failure("x");
        Played.PlayedThread thread = played.thread().enter(A).enter(B).returnsFrom(thrown);
        assertThat(played.told).isEmpty();
        played.secondLater();
        thread.fails(thrown);

        assertThat(played.lines()).containsExactly("B.b IN x null", "A.a OUT x left");
        assertThat(played.told).extracting(event -> event.severity()).containsExactly(Severity.WARNING, Severity.ERROR);
    }

    @Test
    void one_that_its_maker_hands_to_a_helper_and_returns_to_who_throws_it_is_one_story() {
        RuntimeException made = failure("x");
        Played.PlayedThread thread = played.thread();
        // orNull(get(unknown(note(made)))): get throws, and orNull catches.
        thread.enter(A).enter(B).enter(C).enter(D).returnsFrom(made).returns();
        thread.fails(made).returns();

        assertThat(played.lines()).containsExactly("B.b OUT x swallowed");
    }

    @Test
    void one_that_was_handed_to_a_helper_and_then_thrown_in_its_wrapper_is_one_story() {
        RuntimeException made = failure("x");
        Played.PlayedThread thread = played.thread();
        thread.enter(A).enter(B).enter(C).returnsFrom(made).returns().fails(new RuntimeException("wrapped", made));

        assertThat(played.lines()).containsExactly("A.a OUT wrapped left");
    }

    @Test
    void a_helper_that_hands_it_back_by_throwing_it_the_second_time_is_one_story() {
        RuntimeException made = failure("x");
        Played.PlayedThread thread = played.thread();
        thread.enter(A).enter(B).returnsFrom(made).enter(B).failsIn(made, made).fails(made);

        assertThat(played.lines()).containsExactly("B.b OUT x left");
    }

    @Test
    void one_that_nobody_throws_is_told_when_the_request_ends() {
        Played.PlayedThread thread = played.thread();
        thread.enter(A).enter(B).enter(C).returnsFrom(failure("x")).returns();
        thread.enter(B).fails(failure("other"));
        assertThat(played.lines()).isEmpty();
        thread.returns();

        assertThat(played.lines()).containsExactlyInAnyOrder("C.c IN x null", "B.b OUT other swallowed");
    }

    @Test
    void one_that_nobody_throws_is_told_when_the_request_ends_by_another_one() {
        Played.PlayedThread thread = played.thread();
        thread.enter(A).enter(B).enter(C).returnsFrom(failure("x")).returns().fails(failure("other"));

        assertThat(played.lines()).containsExactlyInAnyOrder("C.c IN x null", "A.a OUT other left");
    }

    @Test
    void one_that_nobody_throws_is_told_when_the_request_ends_by_one_that_is_expected() {
        Played expecting = new Played("java.io.UncheckedIOException");
        Played.PlayedThread thread = expecting.thread();
        thread.enter(A).enter(B).returnsFrom(failure("x"));
        thread.fails(new UncheckedIOException(new IOException("expected")));

        assertThat(expecting.lines()).containsExactly("B.b IN x null");
    }

    @Test
    void those_that_come_in_while_none_is_told_are_told_each() {
        Played.PlayedThread thread = played.thread().enter(A);
        for (int i = 0; i < 20; i++) {
            thread.enter(B).enter(C).returnsFrom(failure("x" + i)).returns();
        }
        thread.returns();

        assertThat(played.lines())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> "C.c IN x" + i + " null")
                        .toList());
    }

    @Test
    void many_that_come_in_while_a_cleanup_runs_do_not_end_the_story_of_the_one_that_it_runs_for() {
        RuntimeException thrown = failure("first");
        Played.PlayedThread thread = played.thread().enter(A).enter(B).fails(thrown);
        for (int i = 0; i < 20; i++) {
            thread.enter(C).returnsFrom(failure("x" + i));
        }
        thread.fails(thrown);

        assertThat(played.lines().filter(line -> line.contains("OUT"))).containsExactly("B.b OUT first left");
        assertThat(played.lines().filter(line -> line.contains("IN"))).hasSize(20);
    }

    @Test
    void what_came_in_is_thrown_after_its_helper_has_failed_itself() {
        RuntimeException made = failure("made");
        Played.PlayedThread thread = played.thread();
        thread.enter(A)
                .enter(B)
                .enter(C)
                .failsIn(failure("helper"), made)
                .returns()
                .fails(made);

        assertThat(played.lines()).containsExactly("C.c OUT helper swallowed", "A.a OUT made left");
    }

    @Test
    void a_thread_that_is_gone_after_one_came_in_loses_nothing() {
        played.thread().enter(A).enter(B).enter(C).returnsFrom(failure("x")).returns();
        played.secondLater();

        assertThat(played.lines()).containsExactly("C.c IN x null");
    }

    @Test
    void the_end_of_the_jvm_tells_what_came_in() {
        played.thread().enter(A).enter(B).enter(C).returnsFrom(failure("x")).returns();
        played.atTheEnd();

        assertThat(played.lines()).containsExactly("C.c IN x null");
    }

    @Test
    void without_requests_one_that_is_handed_to_a_helper_and_thrown_by_who_is_seen_only_then_is_one_story() {
        Played withoutRequests = Played.withoutRequests();
        RuntimeException made = failure("x");
        withoutRequests.thread().enter(C).returnsFrom(made).failsUnseen(B, made);
        withoutRequests.thread().enter(C).returnsFrom(failure("y"));
        withoutRequests.secondLater();

        assertThat(withoutRequests.lines()).containsExactlyInAnyOrder("B.b OUT x null", "C.c IN y null");
    }

    @Test
    void one_that_came_in_does_not_hide_the_request_that_fails_by_it_elsewhere() {
        RuntimeException thrown = failure("x");
        played.thread().enter(A).returnsFrom(thrown);
        played.thread().enter(B).fails(new CompletionException(thrown));

        assertThat(played.lines()).containsExactly("A.a IN x null", "B.b OUT java.lang.IllegalStateException: x left");
        assertThat(played.told.get(1).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void one_that_came_in_and_was_told_is_no_repeat_that_hides_one_that_leaves() {
        Played limited = new Played(Flood.limited(System::nanoTime, (repeated, overLimit, expected) -> {}));
        Supplier<RuntimeException> same = () -> failure("x");
        limited.thread().enter(A).returnsFrom(same.get());
        limited.thread().enter(B).fails(same.get());

        assertThat(limited.lines()).containsExactly("A.a IN x null", "B.b OUT x left");
    }

    @Test
    void what_a_fatal_code_says_stays_fatal() {
        played.thread().enter(A).returnsFrom(new CompletionException(new OutOfMemoryError("Java heap space")));

        assertThat(played.told.get(0).severity()).isEqualTo(Severity.FATAL);
    }

    @Test
    void an_expected_one_is_not_told() {
        Played expecting = new Played("java.lang.IllegalStateException");
        expecting.thread().enter(A).returnsFrom(failure("x"));

        assertThat(expecting.told).isEmpty();
    }

    @Test
    void without_an_exception_among_the_arguments_nothing_is_told() {
        played.thread().enter(A).returnsFrom("order-7", null);

        assertThat(played.told).isEmpty();
    }
}
