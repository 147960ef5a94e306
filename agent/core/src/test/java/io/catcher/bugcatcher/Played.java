package io.catcher.bugcatcher;

import io.catcher.bugcatcher.context.ContextMaps;
import io.catcher.bugcatcher.contrast.Contrasts;
import io.catcher.bugcatcher.diagnosis.Diagnoser;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.request.ContextLosses;
import io.catcher.bugcatcher.request.SuccessReporter;
import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.bugcatcher.snapshot.Renderer;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.story.FailureReporter;
import io.catcher.bugcatcher.story.FirstSeen;
import io.catcher.config.Capture;
import io.catcher.config.ErrorRegistry;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Watched;
import io.catcher.ship.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A BugCatcher whose threads' calls a test plays by hand; sites 0 to 3 are A.a to D.d, 4 and 5 suspend. */
public final class Played {

    public static final int A = 0;
    public static final int B = 1;
    public static final int C = 2;
    public static final int D = 3;
    static final int SUSPENDS = 4;
    static final int ALSO_SUSPENDS = 5;

    public final List<Event> told = new ArrayList<>();
    private final FailureReporter reporter;
    public final BugCatcher bugcatcher;

    public Played(String... ignore) {
        this(Flood.unlimited(), ignore);
    }

    Played(Flood flood, String... ignore) {
        this(flood, 100, ignore);
    }

    /** Calls are seen only when they throw, but for those that take a Throwable. */
    static Played withoutRequests() {
        return new Played(Flood.unlimited(), 0);
    }

    private Played(Flood flood, int requests, String... ignore) {
        Diagnoser diagnoser = new Diagnoser(ErrorRegistry.NONE, Memory.open(), List.of());
        FailureEvents events =
                new FailureEvents(Played::method, List.of(), diagnoser, new FirstSeen(null), Contrasts.NONE);
        reporter = new FailureReporter(this::write, events, flood);
        CaptureRules rules = new CaptureRules(
                Played::method,
                site -> new CaptureRules.RuleView(Capture.ARGS, List.of(ignore)),
                new Renderer(Memory.open()),
                new ContextMaps(type -> true),
                "test");
        ContextLosses losses = new ContextLosses(draft -> true, 100);
        bugcatcher =
                new BugCatcher(rules, reporter, losses, requests, new SuccessReporter(draft -> true, Played::method));
    }

    public static @Nullable Watched method(int site) {
        List<String> names = List.of("A.a", "B.b", "C.c", "D.d", "Orders.place", "Stock.reserve");
        if (site < 0 || site >= names.size()) {
            return null;
        }
        String name = names.get(site);
        String type = site < SUSPENDS ? "int" : "kotlin.coroutines.Continuation";
        String className = site < SUSPENDS ? "x." + name : "x." + name.substring(0, name.indexOf('.'));
        return new Watched(site, className, name, "", "rule", List.of("it"), List.of(type));
    }

    private boolean write(Draft draft) {
        Event event = draft.render();
        return event == null || told.add(event);
    }

    PlayedThread thread() {
        return new PlayedThread();
    }

    void secondLater() {
        reporter.sweep(System.nanoTime() + 2_000_000_000L);
    }

    public void atTheEnd() {
        reporter.finish();
    }

    /** What was told, as {@code method phase message outcome}. */
    Stream<String> lines() {
        return told.stream().map(event -> {
            ExceptionBody body = (ExceptionBody) event.body();
            return event.toolName() + " " + body.phase() + " "
                    + body.exception().message() + " " + body.outcome();
        });
    }

    /** One thread, with the stack of its woven calls. */
    final class PlayedThread {

        private final ThreadRequests state = new ThreadRequests();
        private final int[] sites = new int[64];
        private final int[] steps = new int[64];
        private int depth = -1;

        PlayedThread enter(int site) {
            depth++;
            sites[depth] = site;
            int step = bugcatcher.enter(state, site, depth);
            if (step == BugCatcher.OPENS) {
                bugcatcher.open(state, site, depth, System.nanoTime());
            }
            steps[depth] = Math.max(BugCatcher.NO_STEP, step);
            return this;
        }

        PlayedThread returns() {
            bugcatcher.returned(state, depth, steps[depth], 0, 0, false, false);
            depth--;
            return this;
        }

        /** A call fails that nobody saw begin. */
        PlayedThread failsUnseen(int site, Throwable thrown) {
            int unseen = ThreadRequests.UNSEEN;
            if (bugcatcher.threw(state, site, unseen, BugCatcher.NO_STEP, 0, 0, thrown)) {
                bugcatcher.frame(state, site, unseen, null, new Object[] {1});
            }
            return this;
        }

        /** Leaves a method that is declared to take a Throwable. */
        PlayedThread returnsFrom(@Nullable Object... arguments) {
            bugcatcher.returned(state, depth, steps[depth], 0, 0, true, false);
            bugcatcher.cameIn(state, sites[depth], depth, steps[depth], null, arguments, null);
            bugcatcher.output(state, sites[depth], depth, steps[depth], arguments, null, false);
            depth--;
            return this;
        }

        /** Such a method throws. */
        PlayedThread failsIn(Throwable thrown, @Nullable Object... arguments) {
            if (bugcatcher.threw(state, sites[depth], depth, steps[depth], 0, 0, thrown)) {
                bugcatcher.cameIn(state, sites[depth], depth, steps[depth], null, arguments, thrown);
                bugcatcher.frame(state, sites[depth], depth, null, arguments);
            }
            depth--;
            return this;
        }

        PlayedThread fails(Throwable thrown) {
            if (bugcatcher.threw(state, sites[depth], depth, steps[depth], 0, 0, thrown)) {
                bugcatcher.frame(state, sites[depth], depth, null, new Object[] {depth});
            }
            depth--;
            return this;
        }
    }
}
