package io.catcher.perfcatcher.report;

import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.RequestInfo.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a slow call went on calling one method: a query for each row instead of one for all. None of these calls is slow, so
 * that no other part of an event says it.
 *
 * @param tool the method that is called again and again
 * @param calls of it, as far as the request's steps are kept
 * @param single whether it is told of this call, and not of many
 * @param steps that the call made; null where all are kept
 * @param kept of them
 * @param millis what those calls took
 * @param within what the slow call took, milliseconds
 */
record Repetition(
        String tool, int calls, boolean single, @Nullable Integer steps, int kept, double millis, double within) {

    private static final int MANY = 8;
    private static final double MOST = 0.5;

    /** Where earlier steps are gone, which were the first ones and took longer: of what they would take if all were alike. */
    private static final double MUCH = 0.2;

    /**
     * In a slow call of that method, at whose end the request was as given; null where no method was called that often.
     *
     * @param slowMillis what the call took, or the slow ones on average: one that is quick by itself is no example
     * @param usualMillis what calls take usually: so many as that has room for are no reason
     */
    static @Nullable Repetition in(
            String slow, RequestInfo request, double slowMillis, double usualMillis, boolean single) {
        List<Step> steps = request.steps();
        int own = lastOf(slow, steps);
        boolean isEntry = own < 0 && slow.equals(request.entry());
        Integer leftOut = own >= 0 ? null : request.stepsLeftOut();
        List<Step> inside = within(slow, request);
        String tool = mostCalled(inside);
        if (tool == null) {
            return null;
        }
        List<Step> calls = outermost(tool, inside);
        double millis = calls.stream().mapToDouble(Repetition::millis).sum();
        double within = own >= 0 ? millis(steps.get(own)) : Objects.requireNonNullElse(request.ageMs(), 0.0);
        Integer all = leftOut == null ? null : leftOut + inside.size();
        double whole = all == null ? millis : millis * all / inside.size();
        double took = Math.max(isEntry || own >= 0 ? within : 0, slowMillis);
        boolean much = whole >= (all == null ? MOST : MUCH) * took && whole > usualMillis;
        boolean many = calls.size() >= MANY && 2 * calls.size() >= inside.size();
        return many && much ? new Repetition(tool, calls.size(), single, all, inside.size(), millis, within) : null;
    }

    /** The steps that the last call of that method made, as far as they are kept; empty where it is not of the request. */
    static List<Step> within(String slow, RequestInfo request) {
        int own = lastOf(slow, request.steps());
        if (own >= 0) {
            return inside(own, request.steps());
        }
        return slow.equals(request.entry()) || request.stepsLeftOut() != null ? request.steps() : List.of();
    }

    /** Without those that one of them made: a method that calls itself took no longer than its outermost call. */
    private static List<Step> outermost(String tool, List<Step> steps) {
        List<Step> calls = new ArrayList<>();
        for (Step step : steps) {
            boolean within = !calls.isEmpty()
                    && Objects.requireNonNullElse(step.offsetMs(), 0.0) < end(calls.get(calls.size() - 1));
            if (step.toolName().equals(tool) && !within) {
                calls.add(step);
            }
        }
        return calls;
    }

    /** That which ended last: a method that calls itself is within its own call. */
    private static int lastOf(String tool, List<Step> steps) {
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            boolean later = last < 0 || end(steps.get(i)) > end(steps.get(last));
            last = steps.get(i).toolName().equals(tool) && later ? i : last;
        }
        return last;
    }

    private static List<Step> inside(int own, List<Step> steps) {
        double end = end(steps.get(own));
        return steps.subList(own + 1, steps.size()).stream()
                .filter(step -> step.offsetMs() == null || step.offsetMs() < end)
                .toList();
    }

    private static double end(Step step) {
        return Objects.requireNonNullElse(step.offsetMs(), 0.0) + millis(step);
    }

    /** Of those that are called equally often the first one, which calls the others. */
    private static @Nullable String mostCalled(List<Step> steps) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        steps.forEach(step -> counts.merge(step.toolName(), 1, Integer::sum));
        String most = null;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            most = most == null || count.getValue() > counts.getOrDefault(most, 0) ? count.getKey() : most;
        }
        return most;
    }

    private static double millis(Step step) {
        return Objects.requireNonNullElse(step.durationMs(), 0.0);
    }

    String inWords() {
        String who = single ? "it" : "one such call";
        return steps == null
                ? String.format(
                        Locale.ROOT,
                        "%s made %d calls of %s, which took %.3g of its %.3g ms",
                        who,
                        calls,
                        tool,
                        millis,
                        Math.max(millis, within))
                : String.format(
                        Locale.ROOT,
                        "%s made %d or more calls of %s, about %d as its last %d of %d steps tell",
                        who,
                        calls,
                        tool,
                        Math.round((double) calls * steps / kept),
                        kept,
                        steps);
    }
}
