package io.catcher.bugcatcher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.catcher.bugcatcher.context.ContextMaps;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.request.ContextLosses;
import io.catcher.bugcatcher.request.Request;
import io.catcher.bugcatcher.request.Steps;
import io.catcher.bugcatcher.request.SuccessReporter;
import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.bugcatcher.snapshot.Renderer;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.story.FailureReporter;
import io.catcher.config.Capture;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.event.Watched;
import io.catcher.event.part.PathStep;
import io.catcher.event.part.RequestInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays the calls of a thread by hand: sites 0, 1, 2 are A.a, B.b, C.c with one argument each. */
class BugCatcherTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    private final List<Event> told = new ArrayList<>();
    private final ThreadRequests thread = new ThreadRequests();
    private Capture capture = Capture.ARGS;
    private List<String> ignore = List.of();
    private FailureReporter reporter;
    private ContextLosses losses;
    private BugCatcher bugcatcher;

    @BeforeEach
    void build() throws ReflectiveOperationException {
        reporter = new FailureReporter(
                draft -> told.add(draft.render()),
                new FailureEvents(BugCatcherTest::method, List.of("io.catcher")),
                Flood.unlimited());
        losses = new ContextLosses(draft -> told.add(draft.render()), 100);
        bugcatcher = catching(100);
    }

    private BugCatcher catching(int cacheSize) throws ReflectiveOperationException {
        CaptureRules rules = new CaptureRules(
                BugCatcherTest::method,
                site -> new CaptureRules.RuleView(capture, ignore),
                new Renderer(Memory.open()),
                new ContextMaps(type -> true),
                "test");
        return new BugCatcher(
                rules, reporter, losses, cacheSize, new SuccessReporter(draft -> true, BugCatcherTest::method));
    }

    private static @Nullable Watched method(int site) {
        List<String> names = List.of("A.a", "B.b", "C.c");
        return site < 0 || site > 2
                ? null
                : new Watched(site, "x." + names.get(site), names.get(site), "", "rule", List.of("it"), List.of("int"));
    }

    private final int[] steps = new int[8];

    private void enter(int site, int depth) {
        int step = bugcatcher.enter(thread, site, depth);
        if (step == BugCatcher.OPENS) {
            bugcatcher.open(thread, site, depth, System.nanoTime());
        }
        steps[depth] = Math.max(BugCatcher.NO_STEP, step);
    }

    private void returns(int depth) {
        bugcatcher.returned(thread, depth, steps[depth], 0, 0, false, false);
    }

    private void fails(int site, int depth, Throwable thrown) {
        if (bugcatcher.threw(thread, site, depth, steps[depth], 0, 0, thrown)) {
            bugcatcher.frame(thread, site, depth, null, new Object[] {depth});
        }
    }

    private ExceptionBody only() {
        assertThat(told).hasSize(1);
        return (ExceptionBody) told.get(0).body();
    }

    @Test
    void a_failure_is_told_once_when_it_leaves_the_outermost_frame() {
        IllegalStateException thrown = new IllegalStateException("x");
        enter(A, 0);
        enter(B, 1);
        enter(C, 2);
        fails(C, 2, thrown);
        fails(B, 1, thrown);
        assertThat(told).isEmpty();
        fails(A, 0, thrown);

        assertThat(only().outcome()).isEqualTo("left");
        assertThat(told.get(0).toolName()).isEqualTo("C.c");
        assertThat(only().path()).extracting(PathStep::toolName).containsExactly("C.c", "B.b", "A.a");
        assertThat(only().args()).extracting("value").containsExactly((Object) 2);
    }

    @Test
    void a_wrapped_one_is_the_same_failure_and_its_wrapper_is_what_left() {
        RuntimeException inner = new IllegalStateException("inner");
        RuntimeException wrapper = new RuntimeException("wrapper", inner);
        enter(A, 0);
        enter(B, 1);
        fails(B, 1, inner);
        fails(A, 0, wrapper);

        assertThat(only().exception().message()).isEqualTo("wrapper");
        assertThat(only().exception().causes())
                .singleElement()
                .extracting("message")
                .isEqualTo("inner");
        assertThat(told.get(0).toolName()).isEqualTo("B.b");
    }

    @Test
    void one_that_a_caller_unwraps_is_the_same_failure_too() {
        RuntimeException cause = new IllegalStateException("cause");
        enter(A, 0);
        enter(B, 1);
        fails(B, 1, new RuntimeException("carrier", cause));
        fails(A, 0, cause);

        assertThat(only().exception().message()).isEqualTo("cause");
        assertThat(only().outcome()).isEqualTo("left");
    }

    @Test
    void one_that_a_caller_caught_is_told_as_swallowed_at_warning() {
        enter(A, 0);
        enter(B, 1);
        fails(B, 1, new IllegalStateException("x"));
        returns(0);

        assertThat(only().outcome()).isEqualTo("swallowed");
        assertThat(told.get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void one_that_is_replaced_by_another_is_told_beside_it() {
        enter(A, 0);
        enter(B, 1);
        fails(B, 1, new IllegalStateException("first"));
        fails(A, 0, new IllegalArgumentException("second"));

        assertThat(told).hasSize(2);
        assertThat(((ExceptionBody) told.get(0).body()).outcome()).isEqualTo("swallowed");
        assertThat(((ExceptionBody) told.get(1).body()).outcome()).isEqualTo("left");
    }

    @Test
    void in_a_frame_that_runs_on_it_is_told_after_a_second() {
        enter(A, 0);
        enter(B, 1);
        fails(B, 1, new IllegalStateException("x"));

        reporter.sweep(System.nanoTime());
        assertThat(told).isEmpty();
        reporter.sweep(System.nanoTime() + 2_000_000_000L);

        assertThat(only().outcome()).isNull();
        fails(A, 0, new IllegalStateException("y"));
        assertThat(told).hasSize(2);
    }

    @Test
    void a_consumer_that_goes_on_with_its_loop_has_swallowed_it() {
        enter(A, 0);
        enter(B, 1);
        fails(B, 1, new IllegalStateException("x"));
        enter(B, 1);
        returns(1);
        reporter.sweep(System.nanoTime() + 2_000_000_000L);

        assertThat(only().outcome()).isEqualTo("swallowed");
    }

    @Test
    void a_future_that_wraps_it_for_another_thread_tells_nothing_new() {
        IllegalStateException thrown = new IllegalStateException("in the task");
        enter(A, 0);
        fails(A, 0, thrown);
        enter(B, 0);
        fails(B, 0, new java.util.concurrent.ExecutionException(thrown));

        assertThat(only().exception().message()).isEqualTo("in the task");
    }

    @Test
    void the_request_lists_the_steps_before_the_failure() {
        IllegalStateException thrown = new IllegalStateException("x");
        enter(A, 0);
        enter(B, 1);
        returns(1);
        enter(C, 1);
        fails(C, 1, thrown);
        fails(A, 0, thrown);

        RequestInfo request = requireNonNull(only().request());
        assertThat(request.entry()).isEqualTo("A.a");
        assertThat(request.steps())
                .extracting("toolName", "outcome")
                .containsExactly(tuple("B.b", "returned"), tuple("C.c", "failed"));
        assertThat(told.get(0).ids().requestId()).startsWith("test-");
        assertThat(told.get(0).ids().stepId()).isEqualTo("2");
    }

    @Test
    void steps_that_newer_ones_pushed_out_are_counted_in_the_event_and_told_of_once_a_minute() {
        long now = System.nanoTime();
        for (int request = 0; request < 2; request++) {
            enter(A, 0);
            for (int i = 0; i < Steps.KEPT + 3; i++) {
                enter(B, 1);
                returns(1);
            }
            fails(A, 0, new IllegalStateException("x"));
            losses.sweep(now);
        }

        assertThat(told).extracting(Event::errorCode).containsExactly("E303", "W101", "E303");
        RequestInfo request = requireNonNull(((ExceptionBody) told.get(0).body()).request());
        assertThat(request.stepsLeftOut()).isEqualTo(3);
        assertThat(request.steps()).hasSize(Steps.KEPT);
        assertThat(told.get(1).severity()).isEqualTo(Severity.INFO);
        assertThat(((LifecycleBody) told.get(1).body()).details())
                .containsEntry("events", 1L)
                .containsEntry("steps_left_out", 3L);

        losses.sweep(now + 61_000_000_000L);
        losses.sweep(now + 200_000_000_000L);
        assertThat(told).hasSize(4);
        assertThat(((LifecycleBody) told.get(3).body()).details()).containsEntry("events", 2L);
    }

    @Test
    void a_request_within_one_that_never_ends_leaves_the_steps_of_the_outer_one_as_they_were() {
        long start = System.nanoTime();
        try {
            enter(A, 0);
            enter(B, 1);
            returns(1);
            ThreadRequests.pulse(start + Request.LONGEST_NANOS + 1_000_000_000L);
            enter(B, 1);
            enter(C, 2);
            returns(2);
            returns(1);
            ThreadRequests.pulse(start);
            enter(C, 1);
            fails(C, 1, new IllegalStateException("x"));
            fails(A, 0, new IllegalStateException("y"));
        } finally {
            ThreadRequests.pulse(System.nanoTime());
        }

        RequestInfo outer =
                requireNonNull(((ExceptionBody) told.get(told.size() - 1).body()).request());
        assertThat(outer.entry()).isEqualTo("A.a");
        assertThat(outer.steps()).extracting("toolName").containsExactly("B.b", "C.c");
    }

    @Test
    void a_finished_request_is_remembered_with_its_steps_whatever_the_next_one_does() {
        enter(A, 0);
        enter(B, 1);
        returns(1);
        enter(C, 1);
        returns(1);
        returns(0);
        enter(C, 0);
        enter(A, 1);

        RequestInfo finished = bugcatcher.lastRequests(1).get(0);

        assertThat(finished.entry()).isEqualTo("A.a");
        assertThat(finished.steps())
                .extracting("toolName", "outcome")
                .containsExactly(tuple("B.b", "returned"), tuple("C.c", "returned"));
    }

    @Test
    void two_requests_have_two_ids() {
        enter(A, 0);
        fails(A, 0, new IllegalStateException("x"));
        enter(A, 0);
        fails(A, 0, new IllegalStateException("y"));

        assertThat(told).extracting(event -> event.ids().requestId()).doesNotHaveDuplicates();
    }

    @Test
    void with_a_cache_of_none_it_is_told_without_its_request() throws ReflectiveOperationException {
        bugcatcher = catching(0);
        enter(A, 0);
        fails(A, 0, new IllegalStateException("x"));

        assertThat(only().request()).isNull();
        assertThat(only().args()).hasSize(1);
    }

    @Test
    void an_expected_one_is_followed_in_silence() {
        ignore = List.of("java.lang.IllegalStateException");
        IllegalStateException thrown = new IllegalStateException("x");
        enter(A, 0);
        enter(B, 1);
        fails(B, 1, thrown);
        fails(A, 0, thrown);

        assertThat(told).isEmpty();
    }

    @Test
    void arguments_are_left_out_or_hashed_where_the_rule_says_so() {
        capture = Capture.NONE;
        enter(A, 0);
        fails(A, 0, new IllegalStateException("x"));
        assertThat(only().args()).isEmpty();

        told.clear();
        capture = Capture.HASH;
        enter(A, 0);
        fails(A, 0, new IllegalStateException("x"));
        assertThat(only().args()).singleElement().extracting("value").asString().matches("\\{hash=[0-9a-f]{16}\\}");
    }

    @Test
    void one_shared_instance_without_a_stack_is_a_failure_each_time() {
        RuntimeException shared = new RuntimeException("shared", null, false, false) {
            private static final long serialVersionUID = 1;
        };
        for (int i = 0; i < 3; i++) {
            enter(A, 0);
            fails(A, 0, shared);
        }

        assertThat(told).hasSize(3);
    }
}
