package io.catcher.chain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.Played;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of calls that nobody saw begin: those of a deep recursion, and those that were left out by their budget. */
class UnseenCallsTest {

    private final Played played = new Played();
    private final Sites sites = new Sites(line -> {});
    private final Dispatcher dispatcher = new Dispatcher(
            sites,
            null,
            null,
            new VmErrorWatch(draft -> true, new FailureEvents(sites::method, List.of()), Flood.unlimited()),
            null);

    UnseenCallsTest() {
        BugInterceptor catching = new BugInterceptor(
                played.bugcatcher, NoComparison.of(line -> {}), new BugInterceptor.Wanted(false, false, false, false));
        for (int site = 0; site < 4; site++) {
            sites.of("m" + site, id -> requireNonNull(Played.method(id)), List.of(catching));
        }
    }

    /** The method of A calls itself so often; the innermost one does this. */
    private int recurse(int more, int argument, Runnable innermost) {
        Object cookie = dispatcher.entered(Played.A);
        try {
            if (more == 0) {
                innermost.run();
            } else {
                recurse(more - 1, argument + 1, innermost);
            }
        } catch (RuntimeException thrown) {
            leave(Played.A, cookie, thrown, argument);
            throw thrown;
        }
        return leave(Played.A, cookie, null, argument);
    }

    private int leave(int site, @Nullable Object cookie, @Nullable Throwable thrown, int argument) {
        if (dispatcher.exited(site, cookie, thrown)) {
            dispatcher.detailed(site, cookie, thrown, null, new Object[] {argument}, null);
        }
        return argument;
    }

    private void fail() {
        Object cookie = dispatcher.entered(Played.B);
        IllegalStateException thrown = new IllegalStateException("deep");
        leave(Played.B, cookie, thrown, 7);
        throw thrown;
    }

    private void failAndCatch() {
        try {
            fail();
        } catch (IllegalStateException expected) {
            Object cookie = dispatcher.entered(Played.C);
            leave(Played.C, cookie, null, 0);
        }
    }

    private Stream<String> story() {
        return played.told.stream().map(UnseenCallsTest::line);
    }

    private static String line(Event event) {
        ExceptionBody body = (ExceptionBody) event.body();
        return event.toolName() + " " + body.args().get(0).value() + " " + body.outcome() + " suppressed "
                + event.suppressed();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 1_022, 1_023, 1_024, 1_500, 3_000})
    void a_failure_is_told_once_and_by_its_own_method_however_deep_it_is(int depth) {
        try {
            recurse(depth, 0, this::fail);
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("deep");
        }
        played.atTheEnd();

        assertThat(story()).containsExactly("B.b 7 left suppressed 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 1_022, 1_023, 1_024, 1_500, 3_000})
    void one_that_is_caught_down_there_is_told_too(int depth) {
        recurse(depth, 0, this::failAndCatch);
        played.atTheEnd();

        assertThat(story()).containsExactly("B.b 7 swallowed suppressed 0");
    }

    @Test
    void a_call_that_was_left_out_and_fails_when_every_call_is_timed_again_is_told() {
        sites.timeOneIn(Played.B, 1 << 14);
        dispatcher.exited(Played.B, dispatcher.entered(Played.B), null);
        Object leftOut = dispatcher.entered(Played.B);
        sites.timeOneIn(Played.B, 1);
        leave(Played.B, leftOut, new IllegalStateException("late"), 9);
        played.atTheEnd();

        assertThat(leftOut).isNull();
        assertThat(story()).singleElement().asString().startsWith("B.b 9");
    }
}
