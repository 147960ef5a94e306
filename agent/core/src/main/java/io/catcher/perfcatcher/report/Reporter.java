package io.catcher.perfcatcher.report;

import io.catcher.event.AllShiftBody;
import io.catcher.event.Body;
import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.event.Watched;
import io.catcher.event.part.Caller;
import io.catcher.event.part.Why;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.slow.OverlongCall;
import io.catcher.ship.Outbox;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts findings into events and hands them over, each incident once. Used by one thread at a time. */
public final class Reporter {

    private static final String CATEGORY = "performance";
    private static final int MOST_NAMES = 50;

    private final Outbox outbox;
    private final IntFunction<@Nullable Watched> methods;
    private final Flood flood = new Flood();
    private final SlowChains chains = new SlowChains();
    private final SlowDowns slowDowns;
    private final Accusation accusation;
    private final BusyMachine busyMachine;
    private final Suspects suspects;
    private final Idleness idle;

    /** @param suspects methods that slow ones call */
    public Reporter(
            Outbox outbox,
            IntFunction<@Nullable Watched> methods,
            CallTree tree,
            Suspects suspects,
            Neighbours neighbours,
            BiPredicate<Integer, Slow> waitsForWork) {
        this.outbox = outbox;
        this.methods = methods;
        this.slowDowns = new SlowDowns(tree, suspects);
        this.accusation = new Accusation(tree, suspects);
        this.busyMachine = new BusyMachine(neighbours);
        this.suspects = suspects;
        this.idle = new Idleness(waitsForWork);
    }

    /** Whether a finding is told for itself; asked once for each, before the question why. */
    public boolean admits(Sighting sighting) {
        int site = sighting.method().site();
        return switch (sighting.finding().kind()) {
            case SPIKE -> admitsSpike(sighting);
            case SHIFT -> admitsShift(sighting, site);
            case ESCALATED ->
                !flood.isUnnamed(site)
                        && !busyMachine.keeps(sighting)
                        && slowDowns.outgrows(sighting)
                        && !idle.keeps(sighting);
            case RECOVERED, REBASELINED -> {
                boolean wasUnnamed = flood.ended(site);
                boolean wasPart = slowDowns.wasPart(site);
                boolean ofMachine = busyMachine.ended(site);
                boolean wasIdle = idle.ended(site);
                if (ofMachine || wasIdle) {
                    slowDowns.callersOf(site, true, sighting.now().nanos());
                }
                yield !wasUnnamed && !wasPart && !ofMachine && !wasIdle;
            }
            default -> true;
        };
    }

    private boolean admitsSpike(Sighting sighting) {
        boolean isPart = chains.joins(sighting);
        Slow slow = sighting.finding().slow();
        if (slow != null && slow.runs()) {
            chains.runs(sighting, isPart);
        }
        return !isPart;
    }

    /** A slow call is not told, since others of its method were. */
    public void isUntold(Slow call, Object thread, Now now) {
        chains.waitsUntold(call, thread, now.nanos());
    }

    /** A call that runs is told with one that it made, which was told before. */
    public void isPartOfTold(Sighting running) {
        chains.runs(running, true);
    }

    /** Whether a call of that method hangs that was told for itself. */
    public boolean hangs(int site, Now now) {
        return chains.hangs(site, now.nanos());
    }

    /** How a call was told while it ran, which has ended now; null when it was not. To be asked once. */
    public @Nullable RunningCall takeTold(int site, long startNanos, long endNanos) {
        return chains.takeTold(site, startNanos, endNanos);
    }

    /**
     * Whether a hang goes on of which one call, that was told, has ended.
     *
     * @param others that the thread is in which hangs there too; empty for none
     */
    public boolean goesOn(RunningCall told, List<OverlongCall> others) {
        chains.goOn(told, others);
        return !others.isEmpty();
    }

    /** Whether an overlong call that ended then hung while another one of its method did, which was told. */
    public boolean hungWithTold(int site, long endNanos) {
        return chains.hungWithTold(site, endNanos);
    }

    private boolean admitsShift(Sighting sighting, int site) {
        return !slowDowns.joins(sighting) && flood.admits(site, sighting.nanos(), sighting.lostASecond());
    }

    /** Reports one that was admitted, now or when it is known which others are told with it. */
    public void report(Sighting sighting, Supplier<@Nullable Why> why) {
        switch (sighting.finding().kind()) {
            case SPIKE -> {
                if (!chains.waits(sighting, why)) {
                    report(sighting, why, List.of());
                }
            }
            case SHIFT -> flood.takesBack(slowDowns.wait(sighting, why));
            default -> {
                int site = sighting.method().site();
                SlowDowns.Story begun = slowDowns.take(site);
                reportIfAny(begun);
                boolean over = sighting.finding().kind() != Kind.ESCALATED;
                List<Caller> callers =
                        slowDowns.callersOf(site, over, sighting.now().nanos());
                if (begun == null || !over || !idle.ended(site)) {
                    report(sighting, why, callers);
                }
            }
        }
    }

    /** Reports the end of a call that was told while it ran; a lasting slow-down of its method goes on. */
    public void reportOver(Sighting sighting, Supplier<@Nullable Why> why) {
        report(sighting, why, List.of());
    }

    private void reportIfAny(SlowDowns.@Nullable Story story) {
        if (story != null && idle.keeps(story.innermost())) {
            flood.takesBack(1);
        } else if (story != null) {
            report(story);
        }
    }

    private void report(SlowDowns.Story story) {
        report(story.innermost(), story.why(), slowDowns.callersOf(story));
    }

    private void report(Sighting sighting, Supplier<@Nullable Why> why, List<Caller> callers) {
        Finding finding = sighting.finding();
        Watched method = sighting.method();
        Circumstances around = Circumstances.of(sighting, why.get(), callers);
        Event event = new Event(
                sighting.at(),
                finding.kind(),
                finding.severity(),
                finding.errorCode(),
                CATEGORY,
                method.toolName(),
                method.signature(),
                method.rule(),
                around.ids(),
                around.thread(),
                finding.suppressed(),
                finding.body().at(sighting.now()::wallTimeOf, around));
        outbox.offer(() -> event);
    }

    /** Reports what is of no single method. */
    public void report(Kind kind, Severity severity, String code, Body body, long nanos, Now now) {
        Event event = new Event(
                now.wallTimeOf(nanos), kind, severity, code, CATEGORY, null, null, null, Ids.NONE, null, 0, body);
        outbox.offer(() -> event);
    }

    /** Names of the methods of sites; those that nobody watches any more are left out. */
    public Stream<String> names(IntStream sites) {
        return sites.mapToObj(methods).filter(Objects::nonNull).map(Watched::toolName);
    }

    /**
     * Reports what has waited long enough: slow calls and slow-downs for their callers, the rest of a flood for its end.
     * Once at each look before anything is judged, else a slow-down found in the same look would begin the next flood and
     * take this one's rest along.
     *
     * @param all true at the end of the JVM
     */
    public void reportWaiting(Now now, boolean all) {
        for (SlowChains.Chain chain : chains.take(now.nanos(), all)) {
            Sighting innermost = chain.innermost();
            if (innermost != null && !slowDowns.areSeenIn(innermost)) {
                report(innermost, chain.why(), chain.callers());
            }
        }
        for (SlowDowns.Story story : slowDowns.take(now.nanos(), all)) {
            Suspects.Suspect inner = accusation.within(story.innermost(), now);
            SlowDowns.Story own = inner == null ? story : slowDowns.accuse(story, inner);
            if (idle.keeps(own.innermost()) || busyMachine.takes(own, now.nanos())) {
                flood.takesBack(1);
            } else {
                report(own);
            }
        }
        reportMachine(now, all);
        slowDowns.takeLeft(now.nanos()).stream()
                .filter(caller -> !idle.keeps(caller))
                .forEach(caller -> report(caller.asOf(now), () -> null, List.of()));
        reportFlood(now, all);
    }

    private void reportMachine(Now now, boolean all) {
        SlowDowns.Story only = busyMachine.takeOnly(now.nanos(), all);
        if (only != null) {
            report(only.asOf(now));
        }
        busyMachine.takeOthers(now.nanos(), suspects).forEach(one -> report(one.asOf(now)));
        String why = busyMachine.shift(now.nanos(), all);
        if (why != null) {
            report(Kind.SHIFT, Severity.WARNING, "W100", machine(why, now), now.nanos(), now);
        }
        if (busyMachine.isOver()) {
            AllShiftBody body = machine("they take as long as usual again", now);
            report(Kind.RECOVERED, Severity.INFO, "I100", body, now.nanos(), now);
        }
    }

    private AllShiftBody machine(String why, Now now) {
        return new AllShiftBody(
                null, null, now.wallTimeOf(busyMachine.onset()), null, "body", busyMachine.methods(), why);
    }

    private void reportFlood(Now now, boolean all) {
        if (!flood.isDue(now.nanos(), all)) {
            return;
        }
        List<String> names = names(flood.take().stream()).distinct().toList();
        AllShiftBody.Methods further = new AllShiftBody.Methods(
                null, names.size(), names.stream().limit(MOST_NAMES).toList());
        String why = names.size() + " further methods became slower after those that were told, within half a minute";
        AllShiftBody body = new AllShiftBody(null, null, now.wallTimeOf(flood.begin()), null, "body", further, why);
        report(Kind.SHIFT, Severity.WARNING, "W100", body, now.nanos(), now);
    }
}
