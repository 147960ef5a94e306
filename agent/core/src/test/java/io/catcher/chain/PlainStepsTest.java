package io.catcher.chain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.catcher.bugcatcher.Played;
import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.chain.BugInterceptor.Wanted;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.ExceptionBody;
import io.catcher.event.part.RequestInfo;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.perfcatcher.context.CallContext;
import io.catcher.perfcatcher.memory.EarlierRuns;
import io.catcher.perfcatcher.memory.RunFiles;
import io.catcher.perfcatcher.sample.MethodTime;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that is a plain step asks less; what is told of it must be the same. */
class PlainStepsTest {

    private static final Wanted NOTHING_SPECIAL = new Wanted(false, false, false, false);

    private final List<String> log = new ArrayList<>();

    /** A JVM with four watched methods, and the stack of one of its threads. */
    private final class Jvm {

        final Played played = new Played();
        final Sites sites = new Sites(log::add);
        final PerfCatcher perfcatcher = new PerfCatcher(
                draft -> true,
                Played::method,
                site -> PerfcatcherSettings.DEFAULTS,
                new EarlierRuns(new RunFiles(() -> Path.of("nowhere"), "shop", "", line -> {})));
        final PerfInterceptor timer = new PerfInterceptor(
                perfcatcher.slowFrom(), new SlowCallNotes(perfcatcher.contexts(), played.bugcatcher.calls()));
        final Dispatcher dispatcher = new Dispatcher(
                sites,
                perfcatcher,
                timer,
                new VmErrorWatch(draft -> true, new FailureEvents(sites::method, List.of()), Flood.unlimited()),
                null);
        final Deque<Object> cookies = new ArrayDeque<>();
        final Deque<Integer> stack = new ArrayDeque<>();

        /** Whether each call has to ask everything. */
        boolean asks;

        int plain;

        Jvm(boolean timed) {
            BugInterceptor catching = new BugInterceptor(played.bugcatcher, NoComparison.of(log::add), NOTHING_SPECIAL);
            for (int site = 0; site < 4; site++) {
                sites.of(
                        "m" + site,
                        id -> requireNonNull(Played.method(id)),
                        timed ? List.of(catching, timer) : List.of(catching));
            }
            makePlaces();
        }

        /** The first call at a depth of a thread makes the place that the next ones find, and is no plain step. */
        private void makePlaces() {
            for (int depth = 0; depth < 7; depth++) {
                enter(Played.A);
            }
            for (int depth = 0; depth < 7; depth++) {
                returns();
            }
            calls();
            plain = 0;
        }

        Jvm enter(int site) {
            if (asks) {
                ThreadRequests.newBeat();
            }
            Call call = (Call) requireNonNull(dispatcher.entered(site));
            plain += call.isPlainIn(ThreadRequests.beat()) && call.step() >= 0 ? 1 : 0;
            cookies.push(call);
            stack.push(site);
            return this;
        }

        Jvm leave(@Nullable Throwable thrown) {
            if (asks) {
                ThreadRequests.newBeat();
            }
            int site = stack.pop();
            Object cookie = cookies.pop();
            if (dispatcher.exited(site, cookie, thrown)) {
                dispatcher.detailed(site, cookie, thrown, null, new Object[] {1}, null);
            }
            return this;
        }

        Jvm returns() {
            return leave(null);
        }

        /** What was told, with each step and what became of it. */
        Stream<String> story() {
            return played.told.stream().map(event -> {
                ExceptionBody body = (ExceptionBody) event.body();
                RequestInfo request = body.request();
                List<String> steps = request == null
                        ? List.of()
                        : request.steps().stream()
                                .map(step -> step.toolName() + " " + step.outcome() + (step.offsetMs() != null))
                                .toList();
                return event.toolName()
                        + event.severity()
                        + body.exception().message()
                        + body.outcome()
                        + steps
                        + event.ids().stepId();
            });
        }

        List<Long> calls() {
            perfcatcher.drain();
            return perfcatcher.takeTimes().stream().map(MethodTime::calls).toList();
        }
    }

    /** Calls one another as dice have it, throws at times, and catches at times. */
    private static void play(Jvm jvm, long seed) {
        Random dice = new Random(seed);
        @Nullable Throwable passing = null;
        for (int i = 0; i < 400 || !jvm.stack.isEmpty(); i++) {
            boolean enters = passing == null && jvm.stack.size() < 6 && i < 400 && dice.nextInt(5) < 3;
            if (enters || jvm.stack.isEmpty()) {
                passing = null;
                jvm.enter(dice.nextInt(4));
            } else if (passing == null) {
                passing = dice.nextInt(12) == 0 ? new IllegalStateException("x" + i) : null;
                jvm.leave(passing);
            } else {
                boolean caught = dice.nextInt(4) == 0;
                boolean wrapped = !caught && dice.nextInt(4) == 0;
                passing = caught ? null : wrapped ? new IllegalArgumentException("y" + i, passing) : passing;
                jvm.leave(passing);
            }
        }
        jvm.played.atTheEnd();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_same_is_told_as_when_each_call_asks_everything(boolean timed) {
        int plain = 0;
        for (int seed = 0; seed < 60; seed++) {
            Jvm quick = new Jvm(timed);
            play(quick, seed);
            Jvm asking = new Jvm(timed);
            asking.asks = true;
            play(asking, seed);

            assertThat(quick.story().toList())
                    .as("seed " + seed)
                    .isEqualTo(asking.story().toList());
            assertThat(quick.calls()).isEqualTo(asking.calls());
            plain += quick.plain;
        }
        assertThat(plain).isGreaterThan(1_000);
        assertThat(log).isEmpty();
    }

    @Test
    void steps_that_go_on_are_told_as_running() {
        Jvm jvm = new Jvm(false);
        jvm.enter(Played.A).enter(Played.B).returns();
        jvm.enter(Played.C).enter(Played.D).leave(new IllegalStateException("x"));
        jvm.returns().returns();

        ExceptionBody told = (ExceptionBody) jvm.played.told.get(0).body();
        assertThat(jvm.plain).isEqualTo(3);
        assertThat(requireNonNull(told.request()).steps())
                .extracting("toolName", "outcome")
                .containsExactly(tuple("B.b", "returned"), tuple("C.c", "running"), tuple("D.d", "failed"));
    }

    @Test
    void a_step_that_an_error_of_the_jvm_ended_has_failed() {
        Jvm jvm = new Jvm(false);
        jvm.enter(Played.A).enter(Played.B).leave(new StackOverflowError());
        jvm.enter(Played.C).leave(new IllegalStateException("x")).returns();

        ExceptionBody told = (ExceptionBody) jvm.played.told.get(0).body();
        assertThat(requireNonNull(told.request()).steps())
                .extracting("toolName", "outcome")
                .containsExactly(tuple("B.b", "failed"), tuple("C.c", "failed"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_noted_of_a_slow_call_shows_how_it_ended_itself(boolean asks) {
        Jvm jvm = new Jvm(true);
        jvm.asks = asks;
        jvm.perfcatcher.slowFrom().set(Played.B, 1);
        jvm.perfcatcher.slowFrom().set(Played.C, 1);
        jvm.enter(Played.A).enter(Played.B).returns();
        jvm.enter(Played.C).leave(new IllegalStateException("x")).returns();

        assertThat(noted(jvm, Played.B)).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo("returned");
            assertThat(step.durationMs()).isNotNull();
        });
        assertThat(noted(jvm, Played.C)).extracting("outcome").containsExactly("returned", "failed");
    }

    private static List<RequestInfo.Step> noted(Jvm jvm, int site) {
        jvm.perfcatcher.contexts().fetch();
        CallContext context =
                requireNonNull(jvm.perfcatcher.contexts().since(site, System.nanoTime() - 60_000_000_000L));
        return requireNonNull(context.request()).steps();
    }

    @Test
    void a_method_that_gets_another_chain_while_it_runs_is_left_by_the_one_it_was_entered_by() {
        Jvm jvm = new Jvm(true);
        jvm.enter(Played.A).enter(Played.B);
        ThreadRequests.newBeat();
        List<String> seen = new ArrayList<>();
        jvm.sites.of("m1", id -> requireNonNull(Played.method(id)), List.of(new Seeing(seen)));
        jvm.returns().enter(Played.B).returns().returns();

        assertThat(seen).containsExactly("enter", "exit");
        assertThat(jvm.plain).isEqualTo(1);
        assertThat(jvm.calls()).containsExactly(1L, 1L);
    }

    @Test
    void calls_that_run_when_all_are_forgotten_change_nothing_of_those_that_begin_then() {
        Jvm jvm = new Jvm(false);
        jvm.enter(Played.A).enter(Played.B);
        Deque<Object> gone = new ArrayDeque<>(jvm.cookies);
        jvm.dispatcher.forgetCalls();
        jvm.enter(Played.C).enter(Played.D);
        for (int site : List.of(Played.B, Played.A)) {
            jvm.dispatcher.exited(site, gone.pop(), null);
        }
        jvm.leave(new IllegalStateException("x")).returns();

        ExceptionBody told = (ExceptionBody) jvm.played.told.get(0).body();
        RequestInfo request = requireNonNull(told.request());
        assertThat(request.entry()).isEqualTo("C.c");
        assertThat(request.steps()).extracting("toolName").containsExactly("D.d");
    }

    @Test
    void a_method_that_is_timed_less_often_is_no_plain_step() {
        Jvm jvm = new Jvm(true);
        jvm.sites.timeOneIn(Played.B, 1000);
        jvm.enter(Played.A);
        int timed = 0;
        for (int i = 0; i < 100; i++) {
            Object cookie = jvm.dispatcher.entered(Played.B);
            timed += cookie == null ? 0 : 1;
            jvm.dispatcher.exited(Played.B, cookie, null);
        }
        jvm.sites.timeOneIn(Played.B, 1);
        jvm.enter(Played.B).returns().returns();

        assertThat(timed).isLessThan(3);
        assertThat(jvm.plain).isEqualTo(1);
    }

    private record Seeing(List<String> seen) implements Interceptor {

        @Override
        public String name() {
            return "seeing";
        }

        @Override
        public int priority() {
            return Priority.NORMAL;
        }

        @Override
        public void enter(Call call, ThreadRequests thread) {
            seen.add("enter");
        }

        @Override
        public boolean exit(Call call, @Nullable Throwable thrown) {
            seen.add("exit");
            return false;
        }
    }
}
