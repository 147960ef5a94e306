package io.catcher.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.perfcatcher.memory.EarlierRuns;
import io.catcher.perfcatcher.memory.RunFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

    private final List<String> seen = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Sites sites = new Sites(log::add);
    private final VmErrorWatch vmErrors =
            new VmErrorWatch(draft -> true, new FailureEvents(sites::method, List.of()), Flood.unlimited());
    private final Dispatcher dispatcher = new Dispatcher(sites, null, null, vmErrors, null);

    private class Recording implements Interceptor {

        private final String name;
        private final int priority;
        private final @Nullable RuntimeException onEnter;
        private final @Nullable RuntimeException onExit;

        Recording(String name, int priority, @Nullable RuntimeException onEnter, @Nullable RuntimeException onExit) {
            this.name = name;
            this.priority = priority;
            this.onEnter = onEnter;
            this.onExit = onExit;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public void enter(Call call, ThreadRequests thread) {
            seen.add("enter " + name);
            if (onEnter != null) {
                throw onEnter;
            }
        }

        @Override
        public boolean exit(Call call, @Nullable Throwable thrown) {
            seen.add("exit " + name + (thrown == null ? "" : " " + thrown.getMessage()));
            if (onExit != null) {
                throw onExit;
            }
            return thrown != null;
        }
    }

    private Recording healthy(String name, int priority) {
        return new Recording(name, priority, null, null);
    }

    private int site(Interceptor... interceptors) {
        return sites.of(
                        "a.B.c()V" + sites.size(),
                        id -> new Watched(id, "a.B", "B.c", "void a.B.c()", "r", List.of(), List.of()),
                        List.of(interceptors))
                .id();
    }

    @Test
    void entered_outermost_first_and_left_in_reverse() {
        int site = site(
                healthy("last", Priority.LAST),
                healthy("normal", Priority.NORMAL),
                healthy("first", Priority.FIRST),
                healthy("high", Priority.HIGH),
                healthy("low", Priority.LOW));

        dispatcher.exited(site, dispatcher.entered(site), null);

        assertThat(seen)
                .containsExactly(
                        "enter first",
                        "enter high",
                        "enter normal",
                        "enter low",
                        "enter last",
                        "exit last",
                        "exit low",
                        "exit normal",
                        "exit high",
                        "exit first");
    }

    /** Spins where the agent copies what a call was given. */
    private static final class Copying implements Interceptor {

        private long nanos;

        @Override
        public String name() {
            return "copying";
        }

        @Override
        public int priority() {
            return Priority.FIRST;
        }

        @Override
        public void enter(Call call, ThreadRequests thread) {}

        @Override
        public boolean exit(Call call, @Nullable Throwable thrown) {
            return true;
        }

        @Override
        public void detail(
                Call call,
                @Nullable Throwable thrown,
                @Nullable Object self,
                @Nullable Object[] arguments,
                @Nullable Object result) {
            long begun = System.nanoTime();
            while (nanos < 2_000_000) {
                nanos = System.nanoTime() - begun;
            }
        }
    }

    @Test
    void what_the_agent_copies_of_a_call_is_not_the_time_of_its_callers() {
        PerfCatcher perfcatcher = new PerfCatcher(
                draft -> true,
                id -> null,
                id -> PerfcatcherSettings.DEFAULTS,
                new EarlierRuns(new RunFiles(() -> Path.of("nowhere"), "shop", "", line -> {})));
        Dispatcher timing = new Dispatcher(sites, perfcatcher, null, vmErrors, null);
        Copying copying = new Copying();
        int inner = site(copying);
        int outer = site(new PerfInterceptor(perfcatcher.slowFrom(), null));

        long begun = System.nanoTime();
        Call caller = (Call) Objects.requireNonNull(timing.entered(outer));
        Object callee = timing.entered(inner);
        timing.exited(inner, callee, null);
        timing.detailed(inner, callee, null, null, new Object[0], null);
        timing.exited(outer, caller, null);
        long all = System.nanoTime() - begun;

        assertThat(copying.nanos).isPositive();
        assertThat(caller.duration()).isPositive().isLessThanOrEqualTo(all - copying.nanos);
    }

    @Test
    void every_layer_sees_the_exception() {
        int site = site(healthy("first", 0), healthy("high", 10));

        boolean detail = dispatcher.exited(site, dispatcher.entered(site), new IllegalStateException("boom"));

        assertThat(detail).isTrue();
        assertThat(seen).endsWith("exit high boom", "exit first boom");
    }

    @Test
    void a_failing_interceptor_is_isolated_and_not_left_where_it_was_not_entered() {
        int site = site(
                healthy("first", 0),
                new Recording("bad", 50, new IllegalStateException("x"), null),
                healthy("last", 100));

        dispatcher.exited(site, dispatcher.entered(site), null);

        assertThat(seen).containsExactly("enter first", "enter bad", "enter last", "exit last", "exit first");
        assertThat(log).singleElement().asString().contains("bad", "IllegalStateException");
    }

    private Interceptor[] four(int bad, @Nullable RuntimeException onEnter, @Nullable RuntimeException onExit) {
        return IntStream.range(0, 4)
                .mapToObj(place -> place == bad
                        ? new Recording("bad", 10 * place, onEnter, onExit)
                        : healthy("" + place, 10 * place))
                .toArray(Interceptor[]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whichever_fails_as_a_call_begins_the_others_have_their_turn(int place) {
        int site = site(four(place, new IllegalStateException("x"), null));

        dispatcher.exited(site, dispatcher.entered(site), null);

        List<String> others = IntStream.range(0, 4)
                .filter(at -> at != place)
                .mapToObj(at -> "enter " + at)
                .toList();
        assertThat(seen).filteredOn(line -> !line.endsWith("bad")).startsWith(others.toArray(String[]::new));
        assertThat(seen).filteredOn(line -> line.startsWith("exit")).hasSize(3).doesNotContain("exit bad");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whichever_fails_as_a_call_ends_the_others_have_their_turn_until_it_is_off(int place) {
        int site = site(four(place, null, new IllegalStateException("x")));

        for (int call = 0; call < Link.TOLERATED; call++) {
            seen.clear();
            boolean detail = dispatcher.exited(site, dispatcher.entered(site), new IllegalArgumentException("thrown"));

            assertThat(seen).filteredOn(line -> line.startsWith("exit")).hasSize(4);
            assertThat(detail).isTrue();
        }
        seen.clear();
        dispatcher.exited(site, dispatcher.entered(site), null);

        assertThat(seen).hasSize(6).noneMatch(line -> line.contains("bad"));
    }

    @Test
    void one_that_keeps_failing_is_switched_off_in_all_its_chains() {
        Interceptor bad = new Recording("bad", 50, null, new IllegalStateException("x"));
        int one = site(bad);
        int other = site(bad);
        for (int i = 0; i < Link.TOLERATED; i++) {
            dispatcher.exited(one, dispatcher.entered(one), null);
        }
        seen.clear();

        dispatcher.exited(other, dispatcher.entered(other), null);

        assertThat(seen).isEmpty();
        assertThat(log).hasSize(2).last().asString().contains("switched off");
    }

    @Test
    void a_cookie_restores_the_depth_after_an_exit_that_never_ran() {
        Interceptor depths = new Interceptor() {
            @Override
            public String name() {
                return "depths";
            }

            @Override
            public int priority() {
                return 0;
            }

            @Override
            public void enter(Call call, ThreadRequests thread) {
                seen.add("depth " + call.depth());
            }

            @Override
            public boolean exit(Call call, @Nullable Throwable thrown) {
                return false;
            }
        };
        int site = site(depths);
        @Nullable Object outer = dispatcher.entered(site);
        dispatcher.entered(site);
        dispatcher.entered(site);

        dispatcher.exited(site, outer, null);
        dispatcher.entered(site);

        assertThat(seen).containsExactly("depth 0", "depth 1", "depth 2", "depth 0");
    }

    /** May be kept from calls that succeed. */
    private Interceptor skippable(String name, int priority, boolean catchesUnseen) {
        return new Recording(name, priority, null, null) {
            @Override
            public boolean maySkip() {
                return true;
            }

            @Override
            public boolean catchesUnseen() {
                return catchesUnseen;
            }
        };
    }

    @Test
    void a_failure_of_a_call_that_nobody_saw_begin_reaches_only_who_can_do_with_that() {
        int site = site(skippable("catching", 0, true), skippable("timing", 10, false));
        sites.timeOneIn(site, 1 << 14);
        dispatcher.exited(site, dispatcher.entered(site), null);
        seen.clear();

        assertThat(dispatcher.entered(site)).isNull();
        assertThat(dispatcher.exited(site, null, new IllegalStateException("boom")))
                .isTrue();

        assertThat(seen).containsExactly("exit catching boom");
    }

    @Test
    void its_failure_does_so_too_where_every_call_is_timed_by_then() {
        int site = site(skippable("catching", 0, true), skippable("timing", 10, false));
        sites.timeOneIn(site, 1 << 14);
        dispatcher.exited(site, dispatcher.entered(site), null);
        Object leftOut = dispatcher.entered(site);
        sites.timeOneIn(site, 1);
        seen.clear();

        assertThat(leftOut).isNull();
        assertThat(dispatcher.exited(site, null, new IllegalStateException("boom")))
                .isTrue();

        assertThat(seen).containsExactly("exit catching boom");
    }

    /** Notes what it finds of the call's own objects. */
    private Interceptor framed() {
        return new Recording("framed", 50, null, null) {
            @Override
            public void enter(Call call, ThreadRequests thread) {
                Frame frame = call.frame();
                seen.add("enter " + (frame == null ? "without" : frame.arguments()[0]));
            }
        };
    }

    @Test
    void objects_of_an_earlier_call_are_neither_shown_nor_held() {
        int site = site(framed());
        Call call =
                (Call) Objects.requireNonNull(dispatcher.called(Dispatcher.ENTERS, site, null, new Object[] {"one"}));
        dispatcher.exited(site, call, null);
        assertThat(call.frame()).isNull();

        dispatcher.called(Dispatcher.ENTERS, site, null, new Object[] {"two"});
        dispatcher.forgetCalls();
        dispatcher.exited(site, dispatcher.entered(site), null);

        assertThat(seen).containsExactly("enter one", "exit framed", "enter two", "enter without", "exit framed");
    }

    @Test
    void one_that_was_entered_without_its_objects_has_none_of_a_call_that_never_ended() {
        int site = site(framed());
        Object around = dispatcher.entered(site);
        dispatcher.called(Dispatcher.ENTERS, site, null, new Object[] {"lost in an overflow"});
        dispatcher.exited(site, around, null);
        seen.clear();

        dispatcher.entered(site);
        dispatcher.entered(site);

        assertThat(seen).containsExactly("enter without", "enter without");
    }

    @Test
    void a_site_of_an_unknown_id_does_nothing() {
        assertThat(dispatcher.entered(99)).isNull();
        assertThat(dispatcher.exited(99, null, null)).isFalse();
    }

    private int again(Interceptor... interceptors) {
        return sites.of(
                        "a.B.c()V0",
                        id -> new Watched(id, "a.B", "B.c", "void a.B.c()", "r", List.of(), List.of()),
                        List.of(interceptors))
                .id();
    }

    @Test
    void a_call_is_left_by_the_chain_that_it_was_entered_by_though_a_reload_gave_its_method_another() {
        Recording first = healthy("first", 0);
        Recording second = healthy("second", 10);
        int site = site(first, second);
        Object cookie = dispatcher.entered(site);

        assertThat(again(second)).isEqualTo(site);
        dispatcher.exited(site, cookie, null);
        dispatcher.exited(site, dispatcher.entered(site), null);

        assertThat(seen)
                .containsExactly(
                        "enter first", "enter second", "exit second", "exit first", "enter second", "exit second");
    }

    @Test
    void calls_that_ran_while_nobody_answered_are_forgotten() {
        int outer = site(healthy("outer", 0));
        int inner = site(healthy("inner", 0));
        Object before = dispatcher.entered(outer);
        Object unended = dispatcher.entered(inner);

        dispatcher.forgetCalls();
        Object after = dispatcher.entered(inner);
        boolean detail = dispatcher.exited(outer, before, new IllegalStateException("late"));
        dispatcher.detailed(outer, before, new IllegalStateException("late"), null, new Object[0], null);
        dispatcher.exited(inner, unended, null);
        dispatcher.exited(inner, after, null);

        assertThat(detail).isFalse();
        assertThat(after).isInstanceOfSatisfying(Call.class, call -> assertThat(call.depth())
                .isZero());
        assertThat(seen).containsExactly("enter outer", "enter inner", "enter inner", "exit inner");
    }
}
