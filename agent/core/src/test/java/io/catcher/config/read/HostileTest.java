package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the file holds, the reading ends soon, never throws, and gives settings. */
class HostileTest {

    /** The promise is 500 ms; ten times that fails only for what really explodes, on the slowest machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MEGABYTE = 1 << 20;

    private static final List<String> WORDS = List.of(
            "rules",
            "match",
            "bugcatcher",
            "loki",
            "url",
            "enabled",
            "perfcatcher",
            "files",
            "exclude",
            ":",
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\n    ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"",
            "'",
            "*",
            "&a ",
            "!!java.net.URL ",
            "!",
            "@",
            "%",
            "|",
            ">",
            "?",
            "? ",
            "#",
            " # ",
            "---",
            "...",
            "\t",
            "${",
            "}",
            "$$",
            "~",
            "null",
            "true",
            "1e999",
            "0x7f",
            "20%",
            "<<: *a",
            "\u0000",
            "\u001b",
            "\u2028",
            "\ud800",
            "\uffff",
            "\ufeff",
            "\\",
            "\\x",
            "\r",
            "=",
            "%YAML 9.9\n");

    @BeforeAll
    static void warm() {
        Read.yaml("rules: []");
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("brackets", "[".repeat(MEGABYTE - 1)),
                bomb("braces", "{".repeat(MEGABYTE - 1)),
                bomb("braces with keys", "{a: ".repeat(MEGABYTE / 4 - 1)),
                bomb("dashes", "- ".repeat(MEGABYTE / 2 - 1)),
                bomb("question marks", "? ".repeat(MEGABYTE / 2 - 1)),
                bomb("anchors", "&a ".repeat(MEGABYTE / 3 - 1)),
                bomb("aliases", "a: [" + "*a, ".repeat(MEGABYTE / 4 - 4) + "]"),
                bomb("tags", "a: [" + "!t a, ".repeat(MEGABYTE / 6 - 4) + "]"),
                bomb("a billion laughs", laughs()),
                bomb("many keys", keys()),
                bomb("the same key", "a: 1\n".repeat(MEGABYTE / 5 - 1)),
                bomb("a long key", "a".repeat(MEGABYTE - 4) + ": 1"),
                bomb("an open quote", "a: \"" + "x".repeat(MEGABYTE - 5)),
                bomb("many quotes", "\"a\" ".repeat(MEGABYTE / 4 - 1)),
                bomb("blank lines", "a:" + "\n".repeat(MEGABYTE - 3)),
                bomb("a folded text", "a: >\n" + " x\n\n".repeat(MEGABYTE / 4 - 2)),
                bomb("a text of many lines", "a: b\n" + " c\n".repeat(MEGABYTE / 3 - 2)),
                bomb("directives", "%A b\n".repeat(MEGABYTE / 5 - 1)),
                bomb("documents", "--- a\n".repeat(MEGABYTE / 6 - 1)),
                bomb("dollars", "service: {name: \"" + "${A:-b}".repeat(MEGABYTE / 7 - 4) + "\"}"),
                bomb("open dollars", "service: {name: \"" + "${".repeat(MEGABYTE / 2 - 10) + "\"}"),
                bomb("rules", "rules:\n" + "- match: x\n".repeat(MEGABYTE / 11 - 1)),
                bomb("wrong rules", "rules:\n" + "- exlude: *\n".repeat(5000)),
                bomb("a long number", "perfcatcher: {window_size: " + "9".repeat(MEGABYTE - 40) + "}"),
                bomb(
                        "a class to make",
                        "a: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost:1/\"]]"));
    }

    private static Arguments bomb(String name, String yaml) {
        return Arguments.of(name, yaml);
    }

    private static String laughs() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        return yaml.toString();
    }

    private static String keys() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; yaml.length() < MEGABYTE - 20; i++) {
            yaml.append("bugcatche").append(i).append(": 1\n");
        }
        return yaml.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void a_bomb_is_refused_soon(String name, String yaml) {
        Reading reading = assertTimeoutPreemptively(PATIENCE, () -> Read.yaml(yaml));

        assertThat(reading.settings()).isNotNull();
        assertThat(Read.lines(reading))
                .hasSizeLessThanOrEqualTo(201)
                .allMatch(line -> line.length() < 400 && line.chars().noneMatch(Character::isISOControl));
        if (!List.of("rules", "blank lines", "dollars").contains(name)) {
            assertThat(reading.mistakes()).isNotEmpty();
        }
    }

    @Test
    void no_mixture_of_yaml_words_makes_it_throw() {
        Random random = new Random(20_261_121);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                String yaml = mixture(random);
                Reading reading = Read.yaml(yaml);
                assertThat(Read.lines(reading))
                        .as(yaml)
                        .noneMatch(line -> line.contains("could not be read"))
                        .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
            }
        });
    }

    @Test
    void no_slip_in_a_good_file_makes_it_throw() {
        Random random = new Random(7);
        String good = """
                service: {name: shop, env: "${ENV:-dev}"}
                rules:
                  - name: orders
                    match: ["com.acme.**#*", "+a.B#c(..)"]
                    bugcatcher: {capture: hash, ignore: [a.B]}
                perfcatcher:
                  variance_threshold: 20%
                files: {max_size: 256MB, max_age: 7d}
                """;
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder yaml = new StringBuilder(good);
                for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
                    int at = random.nextInt(yaml.length());
                    yaml.replace(at, at + random.nextInt(2), WORDS.get(random.nextInt(WORDS.size())));
                }
                assertThat(Read.lines(Read.yaml(yaml.toString())))
                        .as(yaml.toString())
                        .noneMatch(line -> line.contains("could not be read"));
            }
        });
    }

    private static String mixture(Random random) {
        StringBuilder yaml = new StringBuilder();
        for (int words = random.nextInt(40); words > 0; words--) {
            yaml.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return yaml.toString();
    }
}
