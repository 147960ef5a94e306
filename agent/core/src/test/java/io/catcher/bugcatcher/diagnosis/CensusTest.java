package io.catcher.bugcatcher.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.ErrorRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scores what the names alone say of the exceptions of libraries, most of which the registry does not list. */
class CensusTest {

    private static final Diagnoser DIAGNOSER = new Diagnoser(ErrorRegistry.NONE, null, List.of());

    @Test
    void four_of_five_have_their_category_by_their_name_alone() throws IOException {
        List<String> lines = lines();
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split("\t", 2);
            String category = category(List.of(cells[1].split(" < ")));
            if (!List.of(cells[0].split(",")).contains(category)) {
                wrong.add(line + ": " + category);
            }
        }

        assertThat(lines).hasSize(500);
        assertThat(wrong).hasSizeLessThanOrEqualTo(lines.size() / 5);
    }

    private static String category(List<String> types) {
        return DIAGNOSER.of(List.of(new Facts(types, null, null, 0))).category();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(CensusTest.class.getResourceAsStream("census.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
