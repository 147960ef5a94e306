package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static io.catcher.bugcatcher.Played.B;
import static io.catcher.bugcatcher.Played.C;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What a rule says is no failure, on its way out. */
class IgnoredTest {

    private final Played played = new Played("java.io.IOException: Broken pipe*", "java.lang.NumberFormatException");

    @Test
    void what_somebody_wraps_it_in_is_judged_by_its_own_type() {
        NumberFormatException ignored = new NumberFormatException("x");
        Throwable wrapper = new IllegalStateException("no order without a number", ignored);
        played.thread().enter(A).enter(B).enter(C).fails(ignored).fails(wrapper).fails(wrapper);

        assertThat(played.lines()).containsExactly("B.b OUT no order without a number left");
    }

    @Test
    void what_only_hands_it_over_is_ignored_with_it() {
        NumberFormatException ignored = new NumberFormatException("x");
        Throwable handed = new ExecutionException(new CompletionException(ignored));
        played.thread().enter(A).enter(B).fails(ignored).fails(handed);
        played.thread().enter(A).fails(new CompletionException(new IOException("Broken pipe (write failed)")));

        assertThat(played.told).isEmpty();
    }

    @Test
    void what_only_hands_over_another_failure_is_told() {
        played.thread().enter(A).fails(new CompletionException(new IOException("no space left")));

        assertThat(played.told).hasSize(1);
    }

    @Test
    void it_is_ignored_as_well_where_it_is_taken_out_again() {
        NumberFormatException ignored = new NumberFormatException("x");
        played.thread()
                .enter(A)
                .enter(B)
                .enter(C)
                .fails(ignored)
                .fails(new ExecutionException(ignored))
                .fails(ignored);

        assertThat(played.told).isEmpty();
    }

    @Test
    void one_that_another_thread_told_is_not_told_again_by_what_it_is_taken_out_of() {
        RuntimeException told = new IllegalStateException("told");
        played.thread().enter(C).fails(told);
        played.thread().enter(A).enter(B).fails(new ExecutionException(told)).fails(told);

        assertThat(played.lines()).containsExactly("C.c OUT told left");
    }
}
