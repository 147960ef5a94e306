package io.catcher.bugcatcher;

import io.catcher.bugcatcher.context.Identities;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.request.ContextLosses;
import io.catcher.bugcatcher.request.Handed;
import io.catcher.bugcatcher.request.RequestSnapshot;
import io.catcher.bugcatcher.request.Steps;
import io.catcher.bugcatcher.request.SuccessReporter;
import io.catcher.bugcatcher.story.FailureReporter;
import io.catcher.bugcatcher.story.Story;
import io.catcher.bugcatcher.story.Story.Origin;
import io.catcher.bugcatcher.story.Story.Way;
import io.catcher.event.Ids;
import io.catcher.event.ThreadName;
import io.catcher.event.Watched;
import io.catcher.event.part.Argument;
import io.catcher.event.part.HeapUse;
import io.catcher.event.part.RequestInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows requests and failures on the application's threads. A call that succeeds touches only its thread's own state;
 * all that costs anything happens when a woven method throws. Thread-safe: everything shared is in its parts.
 */
public final class BugCatcher {

    /** Stands for "this call is no step of a request". */
    public static final int NO_STEP = -1;

    /** Stands for "this call is the entry of a request", so that its clock must be read. */
    public static final int OPENS = -2;

    private final CaptureRules capture;
    private final RequestLedger requests;
    private final FailureReporter reporter;
    private final Floodgate floodgate;
    private final Unwinding unwinding;
    private final Untold untold;
    private final ContextLosses losses;
    private final SuccessReporter successes;

    /**
     * @param losses told of what events do not hold any more
     * @param cacheSize requests remembered, 0 = none
     * @param successes told of requests that succeed, where a rule wants that
     */
    public BugCatcher(
            CaptureRules capture,
            FailureReporter reporter,
            ContextLosses losses,
            int cacheSize,
            SuccessReporter successes) {
        this.capture = capture;
        this.requests = new RequestLedger(cacheSize);
        this.reporter = reporter;
        this.floodgate = new Floodgate(capture, reporter.flood());
        this.unwinding = new Unwinding(reporter, floodgate);
        this.untold = new Untold(reporter, floodgate, capture);
        this.losses = losses;
        this.successes = successes;
    }

    /** What the rules say of failures has changed: what was thought of them is thought anew. */
    public void rethink() {
        floodgate.rethink();
    }

    /** Notes calls that succeed. */
    public CallCapture calls() {
        return new CallCapture(capture, requests);
    }

    /** Makes requests follow their work from thread to thread, once the JDK's executors call what this returns. */
    public Propagation propagation() {
        return new Propagation(capture::workflow);
    }

    /** What work that the thread hands over takes along; null outside of any request. */
    public @Nullable Handed handed(ThreadRequests thread) {
        return Propagation.handed(thread, capture::workflow);
    }

    /** What the application says of the thread's request, as its api numbers it; without requests nothing would end it. */
    public void said(ThreadRequests thread, long what, String key, @Nullable String value) {
        if (requests.isOn()) {
            thread.say(what, key, value);
        }
    }

    /** Without requests a call that succeeds concerns nobody. */
    public boolean tracksRequests() {
        return requests.isOn();
    }

    /** A woven call begins: the number of its step, {@link #NO_STEP}, or {@link #OPENS} where {@link #open} is to follow. */
    public int enter(ThreadRequests thread, int site, int depth) {
        int step = requests.enter(thread, site, depth);
        if (thread.story != null && step != OPENS) {
            Unwinding.threadWentOn(thread);
        }
        return step;
    }

    /** Opens the request of which this call is the entry. */
    public void open(ThreadRequests thread, int site, int depth, long start) {
        if (thread.story != null && depth == 0) {
            // Its own frames never came to an end that we saw (an overflow in the middle of an exit): tell what is
            // known.
            unwinding.end(thread, Story.Outcome.UNKNOWN);
        }
        if (depth == 0) {
            Untold.forget(thread);
            thread.debugDepth = ThreadRequests.NOWHERE;
        }
        requests.open(thread, site, depth, start);
    }

    /** The call with which the request of a calm thread began has returned. */
    public static void closes(ThreadRequests thread) {
        RequestLedger.close(thread, 0);
    }

    /** Sees which threads have ended; called by the agent's pulse. */
    public void sweep() {
        requests.sweep();
    }

    /** The newest finished requests of all threads, newest first. */
    public List<RequestInfo> lastRequests(int most) {
        return requests.latest(most).stream()
                .map(request -> request.render(capture::method))
                .toList();
    }

    /**
     * A woven call returned; true when its result is wanted.
     *
     * @param stays whether the request stays open for {@link #output} in any case
     * @param outputs whether the method's rule wants return values
     */
    public boolean returned(
            ThreadRequests thread, int depth, int step, long start, long duration, boolean stays, boolean outputs) {
        boolean failed = false;
        if (thread.story != null) {
            failed = thread.endUnknown && unwinding.mayGoOn(thread, depth);
            if (!failed) {
                unwinding.returned(thread, depth);
            } else if (depth == 0) {
                unwinding.end(thread, Story.Outcome.UNKNOWN);
            }
        }
        if (depth < thread.untoldDepth && !thread.endUnknown) {
            untold.caught(thread, depth);
        }
        boolean debug = thread.debugDepth <= depth;
        boolean wanted = stays || debug || (outputs && (step != NO_STEP || thread.isEntry(depth)));
        Steps.Outcome outcome = failed ? Steps.Outcome.FAILED : Steps.Outcome.RETURNED;
        requests.end(thread, depth, step, start, duration, outcome, wanted);
        return wanted;
    }

    /** A woven call threw; true when its arguments are wanted, by {@link #frame}. */
    public boolean threw(
            ThreadRequests thread, int site, int depth, int step, long start, long duration, Throwable thrown) {
        requests.fail(thread, step, start, duration);
        Story about = thread.story == null ? null : unwinding.about(thread, thrown);
        Untold.Throw which = untold.which(thread, site, depth, thrown, about);
        boolean again = which == Untold.Throw.ANEW;
        if (again && about != null) {
            unwinding.caught(thread, about);
        }
        boolean same = which == Untold.Throw.SAME;
        if (!again && thread.story != null && unwinding.goesOn(thread, thrown, depth, same) != null) {
            Untold.passage(thread).leaves(site, depth);
        } else {
            boolean goesOn = !again && untold.goesOn(thread, site, thrown, depth, same);
            Tally tally = goesOn ? null : untold.begins(thread, site, thrown);
            if (goesOn) {
                Untold.passage(thread).leaves(site, depth);
            } else {
                Untold.passage(thread).begins(site, depth);
            }
            int first = site;
            if (tally == null && depth == 0) {
                tally = untold.firstToLeave(thread);
                first = capture.method(thread.untoldSite) == null ? site : thread.untoldSite;
            }
            if (tally == null) {
                untold.passes(thread, thrown, depth);
                RequestLedger.close(thread, depth);
                return false;
            }
            begin(thread, first, depth, step, first == site ? took(start, duration) : 0, thrown, tally);
            if (first != site) {
                // What it left first names it, also where its arguments were not taken there.
                frame(thread, first, ThreadRequests.UNSEEN, null, null);
            }
        }
        reporter.remember(thread.last, thrown);
        Story told = thread.story;
        boolean wanted = capture.capturesArguments(site) && (told == null || told.takesFrames());
        if (!wanted) {
            frame(thread, site, depth, null, null);
        }
        return wanted;
    }

    /** Takes the arguments of a frame that a failure is leaving; null where they are not wanted. */
    public void frame(
            ThreadRequests thread,
            int site,
            int depth,
            @Nullable Object self,
            @Nullable Object @Nullable [] arguments) {
        Story story = thread.story;
        Watched method = capture.method(site);
        if (story != null && method != null) {
            story.frame(capture.frame(method, self, arguments));
            if (depth == 0) {
                unwinding.end(thread, Story.Outcome.LEFT);
                untold.toldOneLeft(thread);
            }
        }
        RequestLedger.close(thread, depth);
    }

    /** Keeps a step's return value, or tells the request that ends with this one; only after {@link #returned} asked. */
    public void output(
            ThreadRequests thread,
            int site,
            int depth,
            int step,
            @Nullable Object[] arguments,
            @Nullable Object result,
            boolean outputs) {
        boolean debug = thread.debugDepth <= depth;
        if ((debug || outputs) && step != NO_STEP) {
            List<Argument> inputs = debug && capture.capturesArguments(site) ? capture.render(site, arguments) : null;
            requests.output(thread, step, inputs, capture.output(site, result));
        } else if (outputs) {
            tellSuccess(thread, site, arguments, result);
        }
        RequestLedger.close(thread, depth);
    }

    private void tellSuccess(ThreadRequests thread, int site, @Nullable Object[] arguments, @Nullable Object result) {
        RequestSnapshot request = requests.snapshot(thread, System.nanoTime());
        if (request != null) {
            List<Argument> rendered = capture.capturesArguments(site) ? capture.render(site, arguments) : List.of();
            Ids ids = capture.ids(capture.identities(thread), request, NO_STEP);
            successes.tell(new SuccessReporter.Ended(
                    capture.required(site), rendered, capture.output(site, result), ids, request));
        }
    }

    /**
     * Looks for an exception among the arguments of a call that was handed one, after it returned or threw another.
     *
     * @param thrown what leaves the method, or null
     */
    public void cameIn(
            ThreadRequests thread,
            int site,
            int depth,
            int step,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Throwable thrown) {
        Throwable in = handedOver(arguments);
        if (in == null || isKnown(thread, in)) {
            return;
        }
        reporter.remember(thread.lastIn, in);
        Tally tally = floodgate.comesIn(site, in);
        if (tally == null) {
            return;
        }
        Story story = new Story(in, origin(thread, site, step, 0), depth, tally, Way.ARGUMENT);
        story.frame(capture.frame(capture.required(site), self, capture.capturesArguments(site) ? arguments : null));
        if (depth == 0 && requests.isOn()) {
            reporter.tell(story, Story.Outcome.UNKNOWN);
        } else {
            // Without requests the frames around are seen only when they throw.
            unwinding.cameIn(thread, story);
            reporter.follow(story);
        }
    }

    /** An interceptor of the user's own threw in a call of this method: it comes in from there, and goes no further. */
    public void interceptorFailed(ThreadRequests thread, int site, int depth, int step, Throwable failure) {
        Tally tally = floodgate.comesIn(site, failure);
        if (tally != null) {
            Story story = new Story(failure, origin(thread, site, step, 0), depth, tally, Way.INTERCEPTOR);
            story.frame(capture.frame(capture.required(site), null, null));
            reporter.tell(story, Story.Outcome.UNKNOWN);
        }
    }

    private boolean isKnown(ThreadRequests thread, Throwable in) {
        return unwinding.knows(thread, in) || thread.last.isStoryOf(in) || thread.lastIn.isStoryOf(in);
    }

    /** Errors of the JVM itself are told by {@link VmErrorWatch}. */
    private static @Nullable Throwable handedOver(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Throwable in && !(in instanceof VirtualMachineError)) {
                return in;
            }
        }
        return null;
    }

    private void begin(ThreadRequests thread, int site, int depth, int step, long took, Throwable thrown, Tally tally) {
        Origin origin = origin(thread, site, step, took);
        Story story = new Story(
                thrown, thread.debugDepth <= depth ? origin.with(HeapUse.now()) : origin, depth, tally, Way.THROWN);
        unwinding.push(thread, story);
        thread.untoldDepth = ThreadRequests.NOTHING_PASSES;
        reporter.follow(story);
    }

    private static long took(long start, long duration) {
        return duration != 0 || start == 0 ? duration : System.nanoTime() - start;
    }

    private Origin origin(ThreadRequests thread, int site, int step, long took) {
        long now = System.nanoTime();
        RequestSnapshot request = requests.snapshot(thread, now);
        if (request != null) {
            losses.note(request);
        }
        Identities identities = capture.identities(thread);
        return new Origin(
                capture.required(site),
                Instant.now(),
                now,
                ThreadName.of(Thread.currentThread()),
                took,
                () -> capture.ids(identities, request, step),
                request,
                thread.said == null ? null : thread.said.values(),
                null);
    }
}
