package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static io.catcher.bugcatcher.Played.B;
import static io.catcher.bugcatcher.Played.C;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/**
 * A constant with a stack, thrown again and again out of calls that nobody saw begin, as of a method that is timed one call
 * in many: each throw is told or counted, once.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // on purpose
class SharedInstanceTest {

    private static final RuntimeException SHARED = new IllegalStateException("shared");
    private static final RuntimeException OTHER = new UnsupportedOperationException("other");
    private static final int THROWS = 1_000;

    private final Counted counted = new Counted();
    private final Played played = counted.played;

    @Test
    void each_throw_is_told_or_counted() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.failsUnseen(B, SHARED);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
        assertThat(played.told).hasSizeLessThan(10);
    }

    @Test
    void one_that_leaves_several_methods_is_counted_once_each_time() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.failsUnseen(C, SHARED).failsUnseen(B, SHARED).failsUnseen(A, SHARED);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
    }

    @Test
    void one_that_leaves_a_method_that_was_seen_is_counted_once_each_time() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.enter(A).failsUnseen(C, SHARED).failsUnseen(B, SHARED).fails(SHARED);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
    }

    @Test
    void one_caught_within_a_method_that_was_seen_is_counted_each_time() {
        Played.PlayedThread thread = played.thread().enter(A);
        for (int i = 0; i < THROWS; i++) {
            thread.failsUnseen(B, SHARED);
        }
        thread.returns();

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
    }

    @Test
    void two_that_take_turns_are_both_counted() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.failsUnseen(B, SHARED).failsUnseen(B, OTHER).failsUnseen(C, SHARED);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(2L * THROWS);
    }

    @Test
    void a_recursion_that_fails_is_one_failure() {
        RuntimeException fresh = new IllegalStateException("deep");
        StackTraceElement recursive = new StackTraceElement("x.B.b", "b", "B.java", 1);
        fresh.setStackTrace(Collections.nCopies(5, recursive).toArray(StackTraceElement[]::new));
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < 5; i++) {
            thread.failsUnseen(B, fresh);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(1);
    }
}
