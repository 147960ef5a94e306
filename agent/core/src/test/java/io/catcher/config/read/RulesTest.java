package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Capture;
import io.catcher.config.InterceptorSettings;
import io.catcher.config.Level;
import io.catcher.config.PatternText;
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
                    perfcatcher:
                      enabled: false
                      variance_threshold: 50%
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
                        false,
                        Capture.HASH,
                        List.of("java.util.concurrent.CancellationException"),
                        Level.DEBUG,
                        false,
                        0.5,
                        true,
                        "c.yaml:2:5"));
    }

    @Test
    void a_rule_that_says_little_takes_the_settings_of_the_file() {
        Reading reading = Read.yaml("rules: [{match: [\"a#b\", \"c#d\"]}]\nperfcatcher: {variance_threshold: 30%}");

        assertThat(reading.settings().rules())
                .containsExactly(new Rule(
                        "rules[0]",
                        List.of(new PatternText("a#b", "c.yaml:1:18"), new PatternText("c#d", "c.yaml:1:25")),
                        List.of(),
                        true,
                        Capture.ARGS,
                        List.of(),
                        Level.INFO,
                        true,
                        0.3,
                        false,
                        "c.yaml:1:9"));
    }

    @Test
    void a_rule_cannot_switch_on_what_is_off_everywhere() {
        Reading reading = Read.yaml(
                "rules: [{match: \"a#b\", bugcatcher: {enabled: true}}]",
                Map.of("BUGCATCHER_ENABLED", "false"),
                Map.of());

        assertThat(reading.settings().rules()).extracting(Rule::bugcatcher).containsExactly(false);
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
