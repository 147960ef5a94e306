package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static io.catcher.bugcatcher.Played.B;
import static io.catcher.bugcatcher.Played.C;
import static io.catcher.bugcatcher.Played.D;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.ExceptionBody;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Exceptions without a recorded stack, such as business ones, deserialised ones and those that HotSpot shares: each throw
 * is told or counted once, also where nobody saw the methods begin that it leaves.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // on purpose
class StacklessTest {

    private static final class Stackless extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stackless(@Nullable Throwable cause) {
            super("no stack", cause, false, false);
        }
    }

    private static final RuntimeException SHARED = new Stackless(null);
    private static final int THROWS = 100;

    private final Counted counted = new Counted();
    private final Played played = counted.played;

    @Test
    void a_new_one_that_leaves_several_methods_is_one_failure() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            RuntimeException fresh = new Stackless(null);
            thread.failsUnseen(C, fresh).failsUnseen(B, fresh).failsUnseen(A, fresh);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
        assertThat(played.lines()).allMatch(line -> line.startsWith("C.c "));
    }

    @Test
    void a_shared_one_is_a_failure_each_time() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.failsUnseen(C, SHARED).failsUnseen(B, SHARED).failsUnseen(A, SHARED);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
    }

    @Test
    void a_shared_one_out_of_one_method_is_a_failure_each_time() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.failsUnseen(C, SHARED);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
    }

    @Test
    void a_recursion_on_its_way_is_one_failure() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.failsUnseen(D, SHARED);
            for (int level = 0; level < 5; level++) {
                thread.failsUnseen(C, SHARED);
            }
            thread.failsUnseen(A, SHARED);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
    }

    /** Methods that are timed one call in N: some frames are seen, at any place of the way. */
    @Test
    void one_of_which_some_frames_were_seen_is_one_failure() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.enter(C).fails(SHARED).failsUnseen(B, SHARED).failsUnseen(A, SHARED);
            thread.enter(A).failsUnseen(C, SHARED).failsUnseen(B, SHARED).fails(SHARED);
            thread.failsUnseen(C, SHARED).failsUnseen(B, SHARED).failsUnseen(A, SHARED);
        }

        assertThat(counted.toldAndCounted()).isEqualTo(3 * THROWS);
    }

    @Test
    void a_shared_one_is_told_from_itself_by_calls_that_were_seen() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            thread.enter(A).enter(B).fails(SHARED).enter(C).fails(SHARED).returns();
        }

        assertThat(counted.countedAs(Stackless.class)).isEqualTo(2 * THROWS);
    }

    @Test
    void what_wraps_one_goes_on_with_it() {
        Played.PlayedThread thread = played.thread();
        for (int i = 0; i < THROWS; i++) {
            RuntimeException wrapper = new Stackless(SHARED);
            thread.failsUnseen(C, SHARED).failsUnseen(B, wrapper).failsUnseen(A, wrapper);
        }

        played.secondLater();
        assertThat(counted.countedAs(Stackless.class)).isEqualTo(THROWS);
    }

    @Test
    void what_a_future_hands_over_is_no_second_failure() {
        for (int i = 0; i < THROWS; i++) {
            RuntimeException inTheTask = new Stackless(null);
            played.thread().enter(B).fails(inTheTask);
            played.thread().enter(A).fails(new ExecutionException(inTheTask));
        }

        assertThat(counted.toldAndCounted()).isEqualTo(THROWS);
    }

    @Test
    void an_exception_of_the_application_around_a_shared_one_is_told() {
        played.thread().enter(B).fails(SHARED);
        played.thread().enter(A).fails(new IllegalStateException("of its own", SHARED));

        assertThat(counted.toldAndCounted()).isEqualTo(2);
    }

    /** By their class alone the second method's failure was a repeat of the first one's, and never told. */
    @Test
    void the_same_class_out_of_another_method_is_another_failure() {
        Played.PlayedThread thread = played.thread();
        thread.enter(A).fails(new Stackless(null));
        for (int i = 0; i < THROWS; i++) {
            thread.enter(B).fails(new Stackless(null));
        }
        played.secondLater();

        assertThat(played.lines()).containsExactly("A.a OUT no stack left", "B.b OUT no stack left");
        assertThat(fingerprints(played)).doesNotHaveDuplicates();
    }

    @Test
    void one_that_the_jvm_throws_without_a_stack_goes_on_with_those_that_had_one() {
        Played all = new Played();
        all.thread().enter(A).fails(new NullPointerException());
        all.thread().enter(A).fails(shared());
        all.thread().enter(B).fails(shared());
        all.thread().enter(A).fails(shared());

        List<String> prints = fingerprints(all);
        assertThat(prints).element(1).isEqualTo(prints.get(0)).isEqualTo(prints.get(3));
        assertThat(prints.get(2)).isNotEqualTo(prints.get(0));
    }

    @Test
    void one_without_a_stack_is_none_of_two_that_had_one() {
        Played all = new Played();
        all.thread().enter(A).fails(with(new StackTraceElement("com.acme.Orders", "place", "Orders.java", 7)));
        all.thread().enter(A).fails(with(new StackTraceElement("com.acme.Orders", "find", "Orders.java", 9)));
        all.thread().enter(A).fails(shared());

        assertThat(fingerprints(all)).doesNotHaveDuplicates();
    }

    /** As HotSpot throws it where it has been thrown some thousand times. */
    private static RuntimeException shared() {
        return with();
    }

    private static RuntimeException with(StackTraceElement... frames) {
        RuntimeException one = new NullPointerException();
        one.setStackTrace(frames);
        return one;
    }

    private static List<String> fingerprints(Played of) {
        return of.told.stream()
                .map(event -> Objects.requireNonNull(((ExceptionBody) event.body()).fingerprint()))
                .toList();
    }
}
