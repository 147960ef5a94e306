package io.catcher.perfcatcher.report;

import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.RequestInfo.Step;
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
 * @param single whether it is told of this call, and not of many
 * @param allSeen whether none of the call's steps was left out
 * @param within what was seen of the slow call, milliseconds
 */
record Repetition(String tool, int calls, boolean single, boolean allSeen, double millis, double within) {

    private static final int MANY = 8;
    private static final double MOST = 0.5;

    /** In a slow call of that method, at whose end the request was as given; null where no method was called that often. */
    static @Nullable Repetition in(String slow, RequestInfo request, boolean single) {
        List<Step> steps = request.steps();
        int own = lastOf(slow, steps);
        boolean isEntry = own < 0 && slow.equals(request.entry());
        boolean allSeen = own >= 0 || (isEntry && request.stepsLeftOut() == null);
        if (!allSeen && request.stepsLeftOut() == null) {
            return null; // not of this call
        }
        List<Step> inside = own < 0 ? steps : inside(own, steps);
        String tool = mostCalled(inside);
        if (tool == null) {
            return null;
        }
        List<Step> calls =
                inside.stream().filter(step -> step.toolName().equals(tool)).toList();
        double millis = calls.stream().mapToDouble(Repetition::millis).sum();
        double within = millisOf(own, request);
        boolean most = calls.size() >= MANY && 2 * calls.size() >= inside.size() && millis >= MOST * within;
        return most ? new Repetition(tool, calls.size(), single, allSeen, millis, within) : null;
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

    /** How long the call took; where its own step is gone, how long the steps took that are left. */
    private static double millisOf(int own, RequestInfo request) {
        double age = Objects.requireNonNullElse(request.ageMs(), 0.0);
        if (own >= 0) {
            return millis(request.steps().get(own));
        }
        Double offset = request.stepsLeftOut() == null || request.steps().isEmpty()
                ? null
                : request.steps().get(0).offsetMs();
        return offset == null ? age : age - offset;
    }

    private static double millis(Step step) {
        return Objects.requireNonNullElse(step.durationMs(), 0.0);
    }

    String inWords() {
        return String.format(
                Locale.ROOT,
                "%s made %d%s calls of %s, which took %.3g of its %s%.3g ms",
                single ? "it" : "one such call",
                calls,
                allSeen ? "" : " or more",
                tool,
                millis,
                allSeen ? "" : "last ",
                within);
    }
}
