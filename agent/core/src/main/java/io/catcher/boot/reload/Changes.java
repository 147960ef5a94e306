package io.catcher.boot.reload;

import io.catcher.config.PatternText;
import io.catcher.config.RedactionSettings;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What another configuration changes, by name: values may be secret. A pure function.
 *
 * @param settings beside the rules, and taken over at once
 * @param restart settings that count from the next start on
 * @param patterns whether other methods may match than before
 */
record Changes(
        List<String> added,
        List<String> removed,
        List<String> changed,
        List<String> settings,
        List<String> restart,
        boolean patterns) {

    /** What is wired together once, at the start. */
    private static final Map<String, Function<Settings, Object>> WIRED = new LinkedHashMap<>();

    static {
        WIRED.put("service", Settings::service);
        WIRED.put("bugcatcher.enabled", all -> all.bugcatcher().enabled());
        WIRED.put("bugcatcher.loki", all -> all.bugcatcher().loki());
        WIRED.put("bugcatcher.cache.max_size", all -> all.bugcatcher().cacheMaxSize());
        WIRED.put("bugcatcher.tracking.exceptions", all -> all.bugcatcher().trackExceptions());
        WIRED.put("bugcatcher.propagation", all -> all.bugcatcher().propagation());
        WIRED.put("perfcatcher.enabled", all -> all.perfcatcher().enabled());
        WIRED.put("interceptors", Settings::interceptors);
        WIRED.put("reporting.external", Settings::external);
        WIRED.put("files", Settings::files);
    }

    /** What is asked anew whenever it matters. */
    private static final Map<String, Function<Settings, Object>> ASKED = Map.of(
            "bugcatcher.tracking.outputs", all -> all.bugcatcher().trackOutputs(),
            "bugcatcher.compare", all -> all.bugcatcher().compare(),
            "perfcatcher.mode", all -> all.perfcatcher().mode(),
            "perfcatcher.variance_threshold", all -> all.perfcatcher().varianceThreshold(),
            "perfcatcher.window_size", all -> all.perfcatcher().windowSize(),
            "perfcatcher.min_samples", all -> all.perfcatcher().minSamples(),
            "perfcatcher.overhead_budget", all -> all.perfcatcher().overheadBudget(),
            "perfcatcher.stacks", all -> all.perfcatcher().stacks());

    private static final Map<String, Function<RedactionSettings, Object>> REDACTION = Map.of(
            "redaction.words", RedactionSettings::words,
            "redaction.patterns", RedactionSettings::patterns,
            "redaction.allow", RedactionSettings::allow,
            "redaction.hash", RedactionSettings::hash);

    static Changes between(Configuration before, Configuration after) {
        Settings old = before.settings();
        Settings now = after.settings();
        Map<String, Rule> oldRules = byName(old);
        Map<String, Rule> newRules = byName(now);
        List<String> changed = new ArrayList<>();
        newRules.forEach((name, rule) -> {
            Rule was = oldRules.get(name);
            if (was != null && !was.equals(rule)) {
                changed.add(name);
            }
        });
        return new Changes(
                without(newRules, oldRules),
                without(oldRules, newRules),
                changed,
                followed(before, after),
                differing(WIRED, old, now),
                !matching(old).equals(matching(now)));
    }

    private static List<String> followed(Configuration before, Configuration after) {
        Settings old = before.settings();
        Settings now = after.settings();
        List<String> followed = new ArrayList<>();
        if (!texts(old.exclude()).equals(texts(now.exclude()))) {
            followed.add("exclude");
        }
        followed.addAll(differing(ASKED, old, now));
        if (!before.errorCodes().equals(after.errorCodes())) {
            followed.add("bugcatcher.error_codes");
        }
        followed.addAll(differing(REDACTION, old.redaction(), now.redaction()));
        List<String> order = new ArrayList<>(byName(old).keySet());
        List<String> newOrder = new ArrayList<>(byName(now).keySet());
        order.retainAll(newOrder);
        newOrder.retainAll(order);
        if (!order.equals(newOrder)) {
            followed.add("the order of the rules");
        }
        return followed;
    }

    private static List<String> without(Map<String, Rule> rules, Map<String, Rule> others) {
        List<String> names = new ArrayList<>(rules.keySet());
        names.removeAll(others.keySet());
        return names;
    }

    private static <S> List<String> differing(Map<String, Function<S, Object>> keys, S old, S now) {
        return keys.entrySet().stream()
                .filter(key -> !key.getValue().apply(old).equals(key.getValue().apply(now)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** In the order of the file; without places, which move when somebody adds a comment. */
    private static Map<String, Rule> byName(Settings settings) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        settings.rules().forEach(rule -> rules.put(rule.name(), bare(rule)));
        return rules;
    }

    private static Rule bare(Rule rule) {
        return rule.of(texts(rule.match()), texts(rule.exclude()), "");
    }

    private static List<PatternText> texts(List<PatternText> patterns) {
        return patterns.stream()
                .map(pattern -> new PatternText(pattern.text(), ""))
                .toList();
    }

    /** All that decides which methods are woven, by which rule, and with which advice. */
    private static List<Object> matching(Settings settings) {
        List<Object> all = new ArrayList<>(texts(settings.exclude()));
        settings.rules().stream()
                .map(Changes::bare)
                .forEach(rule -> all.add(List.of(rule.match(), rule.exclude(), rule.allowJdk(), rule.advice())));
        return all;
    }

    boolean isNothing() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && settings.isEmpty() && restart.isEmpty();
    }
}
