package io.catcher.perfcatcher;

import io.catcher.event.AllShiftBody;
import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.RunShiftBody;
import io.catcher.event.RunShiftBody.Times;
import io.catcher.event.RunShiftBody.Versions;
import io.catcher.event.Severity;
import io.catcher.event.Watched;
import io.catcher.event.part.Caller;
import io.catcher.perfcatcher.adaptive.RunComparison;
import io.catcher.perfcatcher.adaptive.reference.Level;
import io.catcher.perfcatcher.memory.Difference;
import io.catcher.perfcatcher.memory.Told;
import io.catcher.perfcatcher.report.RunStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Puts into events how this run differs from an earlier one: {@code shift} when it is slower, else {@code improved}. */
final class RunShiftEvents {

    private final String version;
    private final IntFunction<@Nullable Watched> methods;

    /** @param version of this run; empty when nobody knows it */
    RunShiftEvents(String version, IntFunction<@Nullable Watched> methods) {
        this.version = version;
        this.methods = methods;
    }

    Event of(RunStory story, Detectors detectors, Instant wall) {
        Difference difference = story.innermost();
        RunShiftBody body = body(difference, callers(story), detectors.ifKnown(difference.site()));
        return event(difference.isSlower(), methods.apply(difference.site()), body, wall);
    }

    Event of(Told.OfAll all, Instant wall) {
        return event(all.ratio() > 1, null, body(all), wall);
    }

    private List<Caller> callers(RunStory story) {
        List<Caller> callers = new ArrayList<>();
        for (Difference outer : story.callers()) {
            Watched method = methods.apply(outer.site());
            if (method != null) {
                RunComparison comparison = outer.comparison();
                double now = comparison.after().mean();
                callers.add(
                        Caller.of(method.toolName(), now, comparison.before().mean(), 0));
            }
        }
        return callers;
    }

    private static Event event(boolean slower, @Nullable Watched method, RunShiftBody body, Instant wall) {
        return new Event(
                wall,
                slower ? Kind.SHIFT : Kind.IMPROVED,
                slower ? Severity.WARNING : Severity.INFO,
                slower ? "W100" : "I100",
                "performance",
                method == null ? null : method.toolName(),
                method == null ? null : method.signature(),
                method == null ? null : method.rule(),
                Ids.NONE,
                null,
                0,
                body);
    }

    private RunShiftBody body(Difference difference, List<Caller> callers, @Nullable Detector detector) {
        RunComparison comparison = difference.comparison();
        AdaptiveRule rule = (AdaptiveRule) Objects.requireNonNull(detector);
        List<Double> window = rule.evidence();
        return new RunShiftBody(
                Figures.millis(comparison.after().mean()),
                Figures.millis(comparison.before().mean()),
                // Empty when the method has just begun to be timed in another way.
                window.isEmpty() ? null : rule.stddevMs(),
                Figures.millis(comparison.before().p50()),
                Figures.share(comparison.ratio() - 1),
                Figures.share(difference.gate()),
                window,
                window.size(),
                difference.since(),
                rule.calls(),
                times(comparison.before(), difference.calls()),
                times(comparison.after(), difference.callsNow()),
                Figures.share(comparison.ratio()),
                Figures.share(comparison.ratioError()),
                comparison.isOfFew() ? "tail" : "body",
                against(difference),
                versions(difference),
                callers,
                null);
    }

    private RunShiftBody body(Told.OfAll all) {
        Difference one = all.examples().get(0);
        List<String> names = all.examples().stream()
                .map(example -> methods.apply(example.site()))
                .filter(Objects::nonNull)
                .map(Watched::toolName)
                .toList();
        return new RunShiftBody(
                null,
                null,
                null,
                null,
                Figures.share(all.ratio() - 1),
                Figures.share(one.gate()),
                List.of(),
                null,
                one.since(),
                null,
                null,
                null,
                Figures.share(all.ratio()),
                null,
                "body",
                against(one),
                versions(one),
                List.of(),
                new AllShiftBody.Methods(all.compared(), all.alike(), names));
    }

    private static String against(Difference difference) {
        return difference.restart() ? "restart" : "version";
    }

    private @Nullable Versions versions(Difference difference) {
        String old = difference.oldVersion();
        return old.isEmpty() && version.isEmpty() ? null : new Versions(known(old), known(version));
    }

    private static @Nullable String known(String version) {
        return version.isEmpty() ? null : version;
    }

    private static Times times(Level level, long calls) {
        return new Times(Figures.millis(level.p50()), Figures.millis(level.p90()), Figures.millis(level.mean()), calls);
    }
}
