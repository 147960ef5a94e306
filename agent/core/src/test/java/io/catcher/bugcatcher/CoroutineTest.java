package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static io.catcher.bugcatcher.Played.ALSO_SUSPENDS;
import static io.catcher.bugcatcher.Played.B;
import static io.catcher.bugcatcher.Played.SUSPENDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Failures that travel without a stack: through coroutines that go on, and through futures. */
class CoroutineTest {

    private final Played played = new Played();

    private static <T extends Throwable> T madeIn(String className, String method, T thrown) {
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement(className, method, "X.kt", 1)});
        return thrown;
    }

    @Test
    void what_a_function_throws_after_it_has_waited_is_told_once_of_the_innermost() {
        Exception failure = madeIn("x.Stock", "reserve", new IllegalStateException("sold out"));
        Played.PlayedThread thread = played.thread();
        thread.enter(ALSO_SUSPENDS).fails(failure);
        thread.enter(SUSPENDS).fails(failure);

        assertThat(played.lines()).containsExactly("Stock.reserve OUT sold out left");
    }

    @Test
    void one_that_another_method_throws_again_is_another_failure_where_nothing_was_waited_for() {
        Exception failure = madeIn("x.Stock", "reserve", new IllegalStateException("sold out"));
        Played.PlayedThread thread = played.thread();
        thread.enter(ALSO_SUSPENDS).fails(failure);
        thread.enter(A).fails(failure);

        assertThat(played.told).hasSize(2);
    }

    @Test
    void a_constant_that_two_functions_throw_is_told_of_both() {
        Exception constant = madeIn("x.Failures", "<clinit>", new IllegalStateException("never there"));
        Played.PlayedThread thread = played.thread();
        thread.enter(ALSO_SUSPENDS).fails(constant);
        thread.enter(SUSPENDS).fails(constant);

        assertThat(played.told).hasSize(2);
    }

    /** {@code CompletableFuture.get()} hands over the cause in another wrapper than the task's own. */
    @Test
    void what_a_task_threw_in_a_wrapper_is_told_once_when_a_future_hands_it_over_in_another() {
        Exception cause = madeIn("x.B.b", "b", new java.io.IOException("no such file"));
        played.thread().enter(B).fails(new CompletionException(cause));
        played.thread().enter(A).fails(new ExecutionException(cause));

        assertThat(played.told).hasSize(1);
    }

    @Test
    void a_future_that_has_failed_for_good_fails_each_who_asks() {
        Exception cause = madeIn("x.Startup", "load", new java.io.IOException("no such file"));
        played.thread().enter(B).fails(new CompletionException(cause));
        played.thread().enter(B).fails(new CompletionException(cause));
        played.thread().enter(A).fails(new CompletionException(cause));

        assertThat(played.told).hasSize(3);
    }
}
