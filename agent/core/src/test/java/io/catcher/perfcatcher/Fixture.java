package io.catcher.perfcatcher;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Event;
import io.catcher.event.VarianceBody;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** A PerfCatcher with clocks in the test's hand; its events in the order in which they were offered. */
final class Fixture {

    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;
    /** The rule holds its tongue for ten seconds: calls this far apart are all told. */
    static final long APART = 11 * SECOND;

    final List<Event> events = new ArrayList<>();
    long nanos = Long.MAX_VALUE / 2;
    Instant wall = Instant.parse("2026-03-01T12:00:00Z");
    PerfcatcherSettings settings;
    final PerfCatcher perf;

    Fixture() {
        this(PerfcatcherSettings.DEFAULTS.windowSize(), PerfcatcherSettings.DEFAULTS.minSamples());
    }

    Fixture(int windowSize, int minSamples) {
        settings =
                new PerfcatcherSettings(true, PerfcatcherSettings.Mode.VARIANCE, 0.2, windowSize, minSamples, 0, true);
        perf = new PerfCatcher(
                draft -> events.add(draft.render()), Fixture::watched, site -> settings, null, () -> nanos, () -> wall);
    }

    void threshold(double share) {
        settings = new PerfcatcherSettings(
                true, PerfcatcherSettings.Mode.VARIANCE, share, settings.windowSize(), settings.minSamples(), 0, true);
    }

    /** The buffer of a thread that never ends. */
    SampleBuffer thread() {
        return perf.register(() -> false);
    }

    List<VarianceBody> bodies() {
        return events.stream().map(event -> (VarianceBody) event.body()).toList();
    }

    /** With the default rule, telling into {@code told}; each site has the name that {@code names} give it. */
    static PerfCatcher adaptive(
            List<Event> told, IntFunction<String> names, LongSupplier nanoClock, InstantSource wallClock) {
        return new PerfCatcher(
                draft -> told.add(draft.render()),
                site -> method(site, names.apply(site)),
                site -> PerfcatcherSettings.DEFAULTS,
                null,
                nanoClock,
                wallClock);
    }

    /** One of a class of package shop. */
    static Watched method(int site, String toolName) {
        String name = "shop." + toolName;
        String type = name.substring(0, name.lastIndexOf('.'));
        return new Watched(site, type, toolName, "void " + name + "()", "orders", List.of(), List.of());
    }

    private static Watched watched(int site) {
        return method(site, "Orders.m" + site);
    }
}
