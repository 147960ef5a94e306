package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static io.catcher.bugcatcher.Played.B;
import static io.catcher.bugcatcher.Played.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.ExceptionBody;
import io.catcher.event.Severity;
import java.util.concurrent.CompletionException;
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
        assertThat(played.told.get(0).severity()).isEqualTo(Severity.ERROR);
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
    void in_a_request_that_runs_on_it_is_told_after_a_second_and_not_again_when_it_leaves() {
        RuntimeException thrown = failure("x");
        Played.PlayedThread thread = played.thread().enter(A).enter(B).returnsFrom(thrown);
        assertThat(played.told).isEmpty();
        played.secondLater();
        thread.fails(thrown);

        assertThat(played.lines()).containsExactly("B.b IN x null");
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
