package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Capture;
import io.catcher.config.CaptureSettings;
import io.catcher.config.InterceptorSettings;
import io.catcher.config.Level;
import io.catcher.config.PatternText;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    @Test
    void a_rule_has_all_that_was_said() {
        Reading reading = Read.yaml("""
                rules:
                  - name: orders
                    match: "com.acme.**#*"
                    exclude: ["com.acme.dto.**", "**#health"]
                    allow_jdk: true
                    bugcatcher:
                      enabled: false
                      capture: hash
                      ignore: [java.util.concurrent.CancellationException]
                      tracking: {outputs: true}
                      compare: false
                    perfcatcher:
                      enabled: false
                      mode: variance
                      variance_threshold: 50%
                      window_size: 50
                      min_samples: 20
                      overhead_budget: 0
                      stacks: false
                    level: debug
                """);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.settings().rules())
                .containsExactly(new Rule(
                        "orders",
                        List.of(new PatternText("com.acme.**#*", "c.yaml:3:12")),
                        List.of(
                                new PatternText("com.acme.dto.**", "c.yaml:4:15"),
                                new PatternText("**#health", "c.yaml:4:34")),
                        Level.DEBUG,
                        true,
                        new CaptureSettings(
                                false,
                                Capture.HASH,
                                List.of("java.util.concurrent.CancellationException"),
                                true,
                                false),
                        new PerfcatcherSettings(false, PerfcatcherSettings.Mode.VARIANCE, 0.5, 50, 20, 0, false),
                        "c.yaml:2:5"));
    }

    @Test
    void a_rule_that_says_little_takes_the_settings_of_the_file() {
        Reading reading = Read.yaml("""
                rules: [{match: ["a#b", "c#d"]}]
                bugcatcher: {tracking: {outputs: true}, compare: false}
                perfcatcher: {mode: variance, variance_threshold: 30%, window_size: 50, overhead_budget: 0, stacks: false}
                """);

        assertThat(reading.settings().rules())
                .containsExactly(new Rule(
                        "rules[0]",
                        List.of(new PatternText("a#b", "c.yaml:1:18"), new PatternText("c#d", "c.yaml:1:25")),
                        List.of(),
                        Level.INFO,
                        false,
                        new CaptureSettings(true, Capture.ARGS, List.of(), true, false),
                        new PerfcatcherSettings(true, PerfcatcherSettings.Mode.VARIANCE, 0.3, 50, 10, 0, false),
                        "c.yaml:1:9"));
    }

    @Test
    void a_rule_in_another_mode_has_that_modes_threshold_where_nobody_gives_one() {
        Reading reading = Read.yaml("rules: [{match: \"a#b\", perfcatcher: {mode: variance}}, {match: \"c#d\"}]");

        assertThat(reading.settings().rules())
                .extracting(rule -> rule.perfcatcher().varianceThreshold())
                .containsExactly(0.2, 0.15);
    }

    @Test
    void exceptions_that_nobody_wants_can_be_wanted_in_one_rule() {
        Reading reading = Read.yaml("""
                rules: [{match: "a#b", bugcatcher: {tracking: {exceptions: true}}}, {match: "c#d"}]
                bugcatcher: {tracking: {exceptions: false}}
                """);

        assertThat(reading.settings().rules())
                .extracting(rule -> rule.bugcatcher().enabled())
                .containsExactly(true, false);
    }

    @Test
    void a_window_that_cannot_hold_its_samples_is_a_mistake_where_it_was_made() {
        Reading own = Read.yaml("rules: [{match: \"a#b\", perfcatcher: {window_size: 5, min_samples: 50}}]");
        Reading mixed = Read.yaml("""
                rules: [{match: "a#b", perfcatcher: {window_size: 5}}]
                perfcatcher: {min_samples: 50}
                """);
        Reading fine = Read.yaml("rules: [{match: \"a#b\", perfcatcher: {window_size: 5}}]");

        assertThat(Read.lines(own))
                .containsExactly("c.yaml:1:67: rules[0].perfcatcher.min_samples: 50 is more than window_size (5, from"
                        + " c.yaml:1:51) can ever hold");
        assertThat(Read.lines(mixed))
                .containsExactly("c.yaml:1:51: rules[0].perfcatcher.window_size: 5 can never hold min_samples (50, from"
                        + " c.yaml:2:28)");
        assertThat(fine.mistakes()).isEmpty();
    }

    @Test
    void of_two_numbers_that_do_not_fit_the_one_is_named_that_stands_at_the_place() {
        Map<String, String> many = Map.of("PERFCATCHER_MIN_SAMPLES", "60");
        Map<String, String> few = Map.of("PERFCATCHER_WINDOW_SIZE", "5");
        String window = "rules: [{match: \"a#b\", perfcatcher: {window_size: 50}}]";
        String samples = "rules: [{match: \"a#b\", perfcatcher: {min_samples: 50}}]";

        assertThat(Read.lines(Read.yaml(window, many, Map.of())))
                .containsExactly(
                        "c.yaml:1:51: rules[0].perfcatcher.window_size: 50 can never hold min_samples (60, from"
                                + " PERFCATCHER_MIN_SAMPLES)");
        assertThat(Read.lines(Read.yaml(samples, few, Map.of())))
                .containsExactly("c.yaml:1:51: rules[0].perfcatcher.min_samples: 50 is more than window_size (5, from"
                        + " PERFCATCHER_WINDOW_SIZE) can ever hold");
        assertThat(Read.lines(Read.yaml("perfcatcher: {window_size: 50}", many, Map.of())))
                .containsExactly(
                        "PERFCATCHER_MIN_SAMPLES: perfcatcher.min_samples: 60 is more than window_size (50, from"
                                + " c.yaml:1:28) can ever hold; 50 is taken");
    }

    @Test
    void what_holds_for_the_whole_process_cannot_stand_in_a_rule() {
        Reading reading = Read.yaml("rules: [{match: \"a#b\", bugcatcher: {cache: {max_size: 5}, propagation: true}}]");

        assertThat(Read.lines(reading))
                .containsExactly(
                        "c.yaml:1:37: unknown key 'cache' in rules[0].bugcatcher; it belongs under bugcatcher"
                                + " of the whole file",
                        "c.yaml:1:59: unknown key 'propagation' in rules[0].bugcatcher; it belongs under bugcatcher"
                                + " of the whole file");
    }

    @Test
    void a_rule_cannot_switch_on_what_is_off_everywhere() {
        Reading reading = Read.yaml(
                "rules: [{match: \"a#b\", bugcatcher: {enabled: true}}]",
                Map.of("BUGCATCHER_ENABLED", "false"),
                Map.of());

        assertThat(reading.settings().rules())
                .extracting(rule -> rule.bugcatcher().enabled())
                .containsExactly(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules:", "rules: ~", "rules: null", "rules: []", "bugcatcher:\nperfcatcher:\n", "", "# x"})
    void what_is_left_open_is_no_mistake(String yaml) {
        assertThat(Read.yaml(yaml)).isEqualTo(Read.yaml("{}"));
    }

    @Test
    void a_nested_class_keeps_its_dollar() {
        Reading reading = Read.yaml("rules: [{match: \"com.acme.Orders$Line#*\"}]");

        assertThat(reading.settings().rules().get(0).match())
                .extracting(PatternText::text)
                .containsExactly("com.acme.Orders$Line#*");
    }

    @Test
    void an_interceptor_has_a_priority_by_name_or_number() {
        Reading reading = Read.yaml("""
                rules: [{name: orders, match: "a#b"}]
                interceptors:
                  - {class: com.acme.Audit, jar: plugins/audit.jar, priority: LOW, rules: [orders]}
                  - {class: com.acme.Other, priority: 42}
                """);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.settings().interceptors())
                .containsExactly(
                        new InterceptorSettings(
                                "com.acme.Audit", "plugins/audit.jar", 90, List.of("orders"), at(3, 13), at(3, 34)),
                        new InterceptorSettings("com.acme.Other", "", 42, List.of(), at(4, 13), at(4, 5)));
    }

    private static String at(int line, int column) {
        return "c.yaml:" + line + ":" + column;
    }
}
