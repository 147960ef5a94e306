package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Rule;
import io.catcher.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the user reads, to the letter. */
class MistakesTest {

    static Stream<Arguments> oneMistake() {
        return Stream.of(
                Arguments.of("rulez: []", "1:1: unknown key 'rulez'; did you mean 'rules'?"),
                Arguments.of("qqqqqq: 1", "1:1: unknown key 'qqqqqq'"),
                Arguments.of(
                        "rules:\n  - match: \"a#b\"\n    exlude: x",
                        "3:5: unknown key 'exlude' in rules[0]; did you mean 'exclude'?"),
                Arguments.of("exculde: []", "1:1: unknown key 'exculde'; did you mean 'exclude'?"),
                Arguments.of(
                        "bugcatcher:\n  loki:\n    batchSize: 3",
                        "3:5: unknown key 'batchSize' in bugcatcher.loki; did you mean 'batch_size'?"),
                Arguments.of(
                        "bugcatcher:\n  batch_size: 3",
                        "2:3: unknown key 'batch_size' in bugcatcher; it belongs under bugcatcher.loki"),
                Arguments.of(
                        "loki: {url: \"http://loki:3100\"}", "1:1: unknown key 'loki'; it belongs under bugcatcher"),
                Arguments.of(
                        "bugcatcher: {capture: hash}",
                        "1:14: unknown key 'capture' in bugcatcher; it belongs under bugcatcher of a rule"),
                Arguments.of(
                        "rules: [{match: \"a#b\", bugcatcher: {loki: {}}}]",
                        "1:37: unknown key 'loki' in rules[0].bugcatcher; it belongs under bugcatcher of the whole file"),
                Arguments.of("match: \"a#b\"", "1:1: unknown key 'match'; it belongs under a rule"),
                Arguments.of("rules: 5", "1:8: rules: must be a list, each item after a dash: '- name: ...'"),
                Arguments.of("rules:\n  name: x", "2:3: rules: must be a list, each item after a dash: '- name: ...'"),
                Arguments.of("rules:\n  - name: x", "2:5: rules[0] has no 'match': which methods is it for?"),
                Arguments.of("rules:\n  - x", "2:5: rules[0]: must hold keys such as 'match', not a single value"),
                Arguments.of(
                        "rules:\n  - match: [\"a#b\", {}]",
                        "2:20: rules[0].match[1]: must be a single value, not a group of keys"),
                Arguments.of("rules:\n  - match: \" \"", "2:12: rules[0].match: ' ' is empty"),
                Arguments.of(
                        "rules:\n- {name: a, match: x}\n- {name: a, match: y}",
                        "3:3: a second rule named 'a', first at c.yaml:2:3"),
                Arguments.of(
                        "bugcatcher: true",
                        "1:13: bugcatcher: must hold keys (enabled, loki, cache, tracking, compare,"
                                + " error_codes, propagation), not a single value"),
                Arguments.of(
                        "bugcatcher: {enabled: yes}",
                        "1:23: bugcatcher.enabled: 'yes' is neither true nor false; did you mean 'true'?"),
                Arguments.of(
                        "bugcatcher: {enabled: [true]}",
                        "1:23: bugcatcher.enabled: must be a single value, not a list"),
                Arguments.of(
                        "bugcatcher: {cache: {max_size: lots}}",
                        "1:32: bugcatcher.cache.max_size: 'lots' is not a whole number"),
                Arguments.of(
                        "bugcatcher: {cache: {max_size: -1}}",
                        "1:32: bugcatcher.cache.max_size: '-1' is not between 0 and 1000000"),
                Arguments.of(
                        "perfcatcher: {mode: fast}", "1:21: perfcatcher.mode: 'fast' is not one of adaptive, variance"),
                Arguments.of(
                        "perfcatcher: {mode: varience}",
                        "1:21: perfcatcher.mode: 'varience' is not one of adaptive, variance; did you mean 'variance'?"),
                Arguments.of(
                        "perfcatcher: {variance_threshold: 2O%}",
                        "1:35: perfcatcher.variance_threshold: '2O%' is not a share, such as 0.2 or 20%"),
                Arguments.of(
                        "perfcatcher: {variance_threshold: 20}",
                        "1:35: perfcatcher.variance_threshold: '20' is not a share between 0.001 and 10;"
                                + " did you mean '20%'?"),
                Arguments.of(
                        "perfcatcher: {window_size: 20, min_samples: 30}",
                        "1:45: perfcatcher.min_samples: 30 is more than window_size (20, from c.yaml:1:28)"
                                + " can ever hold; 20 is taken"),
                Arguments.of(
                        "perfcatcher: {min_samples: 130}",
                        "1:28: perfcatcher.min_samples: 130 is more than window_size (100, the default) can ever hold;"
                                + " 100 is taken"),
                Arguments.of(
                        "perfcatcher: {variance_threshold: 0}",
                        "1:35: perfcatcher.variance_threshold: '0' is not a share between 0.001 and 10"),
                Arguments.of(
                        "perfcatcher: {variance_threshold: -0.1}",
                        "1:35: perfcatcher.variance_threshold: '-0.1' is not a share between 0.001 and 10"),
                Arguments.of(
                        "files: {max_size: 256mb}",
                        "1:19: files.max_size: '256mb' is not a size, such as 500KB, 256MB or 2GB;"
                                + " did you mean '256MB'?"),
                Arguments.of("files: {max_size: 1KB}", "1:19: files.max_size: '1KB' is not between 1MB and 1048576MB"),
                Arguments.of(
                        "files: {max_age: 7}",
                        "1:18: files.max_age: '7' is not a time, such as 500ms, 10s, 5m, 12h or 7d"),
                Arguments.of("version: 2", "1:10: version: '2' is not 1"),
                Arguments.of(
                        "bugcatcher: {loki: {url: localhost}}",
                        "1:26: bugcatcher.loki.url: 'localhost' is not an address, such as http://localhost:3100;"
                                + " did you mean 'http://localhost'?"),
                Arguments.of(
                        "bugcatcher: {loki: {url: \"http://l:3100/loki/api/v1/push\"}}",
                        "1:26: bugcatcher.loki.url: 'http://l:3100/loki/api/v1/push' is more than the base address;"
                                + " did you mean 'http://l:3100'?"),
                Arguments.of("a.b: 1", "1:1: unknown key 'a.b'"),
                Arguments.of(
                        "exclude: [a]\nexclude: [b]",
                        "2:1: the key 'exclude' is given twice, first in line 1; only the first one counts"),
                Arguments.of("? [a]\n: b", "1:3: a key must be a word"),
                Arguments.of("interceptors: [{jar: x.jar}]", "1:16: interceptors[0] has no 'class'"),
                Arguments.of(
                        "interceptors: [{class: a.B, priority: high}]",
                        "1:39: interceptors[0].priority: 'high' is neither FIRST, HIGH, NORMAL, LOW, LAST nor a number"
                                + " from 0 to 100; did you mean 'HIGH'?"),
                Arguments.of(
                        "rules: [{name: orders, match: x}]\ninterceptors: [{class: a.B, rules: [order]}]",
                        "2:36: interceptors[0].rules: there is no rule named 'order'; did you mean 'orders'?"),
                Arguments.of(
                        "service:\n  name: \"a\\e[31m\\nb\"",
                        "2:9: service.name: 'a\\u001b[31m\\nb' holds a line break or another control character"));
    }

    @ParameterizedTest
    @MethodSource("oneMistake")
    void a_mistake_is_told_in_one_line_with_its_place(String yaml, String line) {
        assertThat(Read.lines(Read.yaml(yaml))).containsExactly("c.yaml:" + line);
    }

    static Stream<Arguments> notYaml() {
        return Stream.of(
                Arguments.of("just a text", "1:1: a configuration must hold keys such as 'rules:', not a single value"),
                Arguments.of("- a", "1:1: a configuration must hold keys such as 'rules:', not a list"),
                Arguments.of("rules: [", "1:9: the file ends inside a bracket that is never closed"),
                Arguments.of(
                        "rules: [a\nfiles: {}",
                        "1:8: a bracket is opened here and not closed properly; is a ',', a quote or the closing bracket"
                                + " missing?"),
                Arguments.of("service:\n  name: \"shop\nrules: []", "2:9: a quote is opened here and never closed"),
                Arguments.of("service:\n\tname: x", "2:1: a tab cannot indent YAML; use spaces"),
                Arguments.of(
                        "a: b: c",
                        "1:5: a ':' that starts no value here; check the indentation, or put the text in quotes"),
                Arguments.of(
                        "service:\n  name: \"a\" b",
                        "2:13: this does not fit what is above it; check the indentation, or put the whole text in"
                                + " quotes"),
                Arguments.of(
                        "service:\n  name: a\u0007b", "2:10: the character U+0007 is not allowed in YAML; take it out"),
                Arguments.of("a: \uD83D\uDE80\uFFFF", "1:5: the character U+FFFF is not allowed in YAML; take it out"),
                Arguments.of("a: 1\n---\nb: 2", "3:1: a second YAML document; the file may hold only one"));
    }

    @ParameterizedTest
    @MethodSource("notYaml")
    void a_file_that_is_no_yaml_leaves_the_defaults_and_one_line(String yaml, String line) {
        Reading reading = Read.yaml(yaml);

        assertThat(Read.lines(reading)).containsExactly("c.yaml:" + line);
        assertThat(reading.settings()).isEqualTo(Settings.DEFAULTS);
    }

    static Stream<Arguments> unquoted() {
        return Stream.of(
                Arguments.of("**#*", '*'),
                Arguments.of("*", '*'),
                Arguments.of("*.Orders#find* (..)", '*'),
                Arguments.of("@org.springframework.stereotype.Service **#*", '@'),
                Arguments.of("[\"a#b\", **#*]", '*'),
                Arguments.of("[@com.acme.A **#*]", '@'),
                Arguments.of("&com.acme.Orders#place", '&'),
                Arguments.of("!com.acme.Orders#place", '!'));
    }

    @ParameterizedTest
    @MethodSource("unquoted")
    void a_pattern_without_quotes_costs_its_own_rule_only(String pattern, char start) {
        Reading reading =
                Read.yaml("rules:\n  - name: bad\n    match: " + pattern + "\n  - name: good\n    match: x#y\n");

        assertThat(Read.lines(reading))
                .singleElement()
                .asString()
                .startsWith("c.yaml:3:")
                .contains("" + start)
                .endsWith("put it in quotes");
        assertThat(reading.settings().rules()).extracting(Rule::name).containsExactly("good");
    }

    @Test
    void all_mistakes_are_told_at_once_in_the_order_of_the_file() {
        Reading reading = Read.yaml("""
                perfcatcher: {mode: fast, window_size: 50}
                rules:
                  - match: "com.acme.**#*"
                    exlude: x
                  - match: **#*
                  - match: "com.acme.shop.**#*"
                bugcatcher:
                  enabld: false
                  cache: {max_size: 7}
                """);

        assertThat(reading.mistakes())
                .extracting(mistake -> mistake.place().line())
                .containsExactly(1, 4, 5, 8);
        assertThat(reading.settings().rules()).extracting(Rule::place).containsExactly("c.yaml:6:5");
        assertThat(reading.settings().perfcatcher().windowSize()).isEqualTo(50);
        assertThat(reading.settings().bugcatcher().cacheMaxSize()).isEqualTo(7);
    }

    @Test
    void a_secret_is_refused_and_never_repeated() {
        String yaml = """
                password: hunter2
                bugcatcher:
                  loki:
                    password: hunter2
                    token: hunter2
                    url: http://me:hunter2@loki:3100
                    api_key: [hunter2]
                """;
        Map<String, String> environment =
                Map.of("BUGCATCHER_LOKI_URL", "http://me:hunter2@x y", "BUGCATCHER_LOKI_PASSWORD", "hunter2");

        List<String> lines = Read.lines(Read.yaml(yaml, environment, Map.of()));

        assertThat(lines).hasSize(7).noneMatch(line -> line.contains("hunter2"));
        assertThat(lines)
                .contains("c.yaml:4:5: unknown key 'password' in bugcatcher.loki: a secret may not stand in this file;"
                        + " put it into a file of its own and name that with password_file");
    }

    @Test
    void what_a_variable_gave_is_not_repeated_since_it_may_be_a_secret() {
        Reading reading = Read.yaml("perfcatcher: {window_size: \"${SIZE}\"}", Map.of("SIZE", "hunter2"), Map.of());

        assertThat(Read.lines(reading))
                .containsExactly("c.yaml:1:28: perfcatcher.window_size: '${SIZE}' gives what is not a whole number");
    }

    @Test
    void a_long_value_is_shortened() {
        Reading reading = Read.yaml("perfcatcher: {mode: " + "x".repeat(5000) + "}");

        assertThat(Read.lines(reading))
                .singleElement()
                .asString()
                .contains("xxx...'")
                .hasSizeLessThan(200);
    }

    @Test
    void thousands_of_mistakes_end_in_a_count() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            yaml.append("wrong").append(i).append(": 1\n");
        }

        List<String> lines = Read.lines(Read.yaml(yaml.toString()));

        assertThat(lines).hasSize(201).last().isEqualTo("c.yaml: and 4800 more mistakes");
    }
}
