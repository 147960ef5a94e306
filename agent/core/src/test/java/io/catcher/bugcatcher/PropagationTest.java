package io.catcher.bugcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.request.RequestSnapshot;
import java.lang.ref.WeakReference;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PropagationTest {

    private final RequestLedger requests = new RequestLedger(2);
    private final Propagation propagation = new Propagation(serial -> "workflow of " + serial);
    private final ThreadRequests giver = new ThreadRequests();
    private final ThreadRequests worker = new ThreadRequests();

    /** Nothing of a task may be called but what the JDK calls. */
    private static final class Hostile {
        @Override
        public boolean equals(@Nullable Object other) {
            throw new IllegalStateException();
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException();
        }
    }

    private long open(ThreadRequests thread) {
        requests.open(thread, 7, 0, System.nanoTime());
        return snapshot(thread).serial();
    }

    private RequestSnapshot snapshot(ThreadRequests thread) {
        return Objects.requireNonNull(requests.snapshot(thread, System.nanoTime()));
    }

    @Test
    void a_task_takes_its_request_along_to_the_thread_that_runs_it() {
        Object task = new Hostile();
        long request = open(giver);
        propagation.handsOver(giver, task);
        propagation.runs(worker, task);
        open(worker);

        assertThat(snapshot(worker).parent().serial()).isEqualTo(request);
        assertThat(snapshot(worker).parent().entrySite()).isEqualTo(7);
        assertThat(snapshot(worker).workflow()).isEqualTo("workflow of " + request);
    }

    @Test
    void what_it_hands_on_is_part_of_the_same_workflow() {
        Object first = new Object();
        Object second = new Object();
        ThreadRequests last = new ThreadRequests();
        long request = open(giver);
        propagation.handsOver(giver, first);
        propagation.runs(worker, first);
        long between = open(worker);
        propagation.handsOver(worker, second);
        propagation.runs(last, second);
        open(last);

        assertThat(snapshot(last).parent().serial()).isEqualTo(between);
        assertThat(snapshot(last).workflow()).isEqualTo("workflow of " + request);
    }

    @Test
    void the_next_task_of_a_thread_does_not_inherit_it() {
        Object task = new Object();
        open(giver);
        propagation.handsOver(giver, task);
        propagation.runs(worker, task);
        propagation.runs(worker, new Object());
        open(worker);

        assertThat(snapshot(worker).parent().exists()).isFalse();
    }

    @Test
    void a_task_that_waits_for_two_requests_at_once_runs_for_none() {
        Object shared = new Object();
        open(giver);
        propagation.handsOver(giver, shared);
        open(giver);
        propagation.handsOver(giver, shared);
        propagation.runs(worker, shared);
        open(worker);

        assertThat(snapshot(worker).parent().exists()).isFalse();
    }

    @Test
    void a_task_handed_over_outside_of_any_request_takes_nothing_along() {
        Object task = new Object();
        open(giver);
        propagation.handsOver(giver, task);
        propagation.handsOver(new ThreadRequests(), task);
        propagation.runs(worker, task);
        open(worker);

        assertThat(snapshot(worker).parent().exists()).isFalse();
    }

    @Test
    void a_parent_that_newer_requests_pushed_out_is_named_and_counted_as_forgotten() {
        Object task = new Object();
        long request = open(giver);
        propagation.handsOver(giver, task);
        for (int i = 0; i < 5; i++) {
            RequestLedger.close(giver, 0);
            open(giver);
        }
        propagation.runs(worker, task);
        open(worker);

        assertThat(snapshot(worker).parent().serial()).isEqualTo(request);
        assertThat(snapshot(worker).parent().isForgotten()).isTrue();
        assertThat(snapshot(worker).parent().evictions()).isEqualTo(3);
    }

    @Test
    void a_task_that_never_runs_is_not_kept() {
        Object task = new Object();
        WeakReference<Object> seen = new WeakReference<>(task);
        open(giver);
        propagation.handsOver(giver, task);
        task = null;

        Awaitility.await().until(() -> {
            System.gc();
            return seen.refersTo(null);
        });
    }
}
