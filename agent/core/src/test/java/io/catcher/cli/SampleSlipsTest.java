package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Place;
import io.catcher.config.yaml.SourceLines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a hand can do wrong in the documented sample, some thousand times: told at a place that is there, or nothing is lost. */
class SampleSlipsTest {

    private static final int TIMES = 3_000;

    private static final List<String> SIGNS = List.of(
            "*",
            "&a ",
            "!",
            "@",
            "%",
            "`",
            "\"",
            "'",
            ": ",
            ":",
            "- ",
            "#",
            " # ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\t",
            " ",
            "\n",
            "\r",
            "|",
            ">",
            "?",
            "${",
            "$$",
            "**#*",
            "..",
            "\uFEFF",
            "\u0000",
            "\u0007",
            "\uD83D\uDE80",
            "---\n",
            "<<: ");

    private final Random random = new Random(8_112_026);

    private String slip(String text) {
        int at = random.nextInt(text.length());
        List<String> lines = new ArrayList<>(text.lines().toList());
        int line = random.nextInt(lines.size());
        switch (random.nextInt(7)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
            case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            case 3 ->
                lines.set(line, " ".repeat(random.nextInt(5)) + lines.get(line).strip());
            case 4 -> lines.set(line, lines.get(line).replaceFirst("[\"':\\[\\]]", ""));
            case 5 -> {
                return text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(3)));
            }
            default -> {
                return text.substring(0, at) + SIGNS.get(random.nextInt(SIGNS.size())) + text.substring(at);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void each_slip_is_told_at_a_place_of_the_file_or_nothing_is_lost() {
        String sample = BrokenFile.sample();
        int told = 0;
        for (int i = 0; i < TIMES; i++) {
            String text = sample;
            for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
                text = slip(text);
            }
            Reading reading = new SettingsReader(Map.of(), Map.of()).readText(text, "c.yaml");
            List<Mistake> patterns = new Patterns().mistakes(reading);

            SourceLines lines = new SourceLines(text);
            for (Mistake mistake : reading.mistakes()) {
                check(text, lines, mistake);
            }
            if (reading.mistakes().isEmpty()) {
                assertThat(reading.settings().rules()).as(text).hasSize(rules(text));
                assertThat(patterns)
                        .as(text)
                        .allMatch(mistake -> mistake.place().line() > 0);
            } else {
                told++;
            }
        }
        assertThat(told).isBetween(TIMES / 3, TIMES);
    }

    private static void check(String text, SourceLines lines, Mistake mistake) {
        Place place = mistake.place();
        assertThat(mistake.what()).as(text).doesNotContain("could not be read");
        assertThat(mistake.toString().chars()).as(text).noneMatch(Character::isISOControl);
        if (place.source().equals("c.yaml") && place.line() > 0) {
            // The end of a file that ends in a line break is the beginning of a line behind it.
            assertThat(place.line())
                    .as(text)
                    .isLessThanOrEqualTo((int) text.lines().count() + 1);
            String line = lines.line(place.line());
            assertThat(place.column())
                    .as(mistake + "\n" + text)
                    .isBetween(1, line.codePointCount(0, line.length()) + 1);
        }
    }

    /** As another reader of YAML has it. */
    private static int rules(String text) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
        return tree instanceof Map<?, ?> map && map.get("rules") instanceof List<?> rules ? rules.size() : 0;
    }
}
