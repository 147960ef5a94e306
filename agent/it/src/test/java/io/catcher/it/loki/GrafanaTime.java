package io.catcher.it.loki;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time range of a dashboard and what Grafana puts into a query before it asks Loki: its own variables (the data
 * source's backend, {@code pkg/tsdb/loki/parse_query.go}), then the dashboard's.
 *
 * @param step between two points, what {@code $__auto} is in a range query
 */
record GrafanaTime(Instant from, Instant to, Duration step) {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    /** @throws IllegalArgumentException for a variable that the dashboard does not have, {@code $service_bugcatcher} */
    String interpolate(String expression, boolean instant, Map<String, String> variables) {
        String range = Duration.between(from, to).toSeconds() + "s";
        String interval = step.toSeconds() + "s";
        Map<String, String> builtIn =
                Map.of("__auto", instant ? range : interval, "__interval", interval, "__range", range);
        Matcher variable = VARIABLE.matcher(expression);
        return variable.replaceAll(match -> {
            String name = match.group(1) != null ? match.group(1) : match.group(2);
            String value = builtIn.getOrDefault(name, variables.get(name));
            if (value == null) {
                throw new IllegalArgumentException("unknown variable $" + name + " in " + expression);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
