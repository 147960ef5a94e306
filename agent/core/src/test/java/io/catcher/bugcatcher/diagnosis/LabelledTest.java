package io.catcher.bugcatcher.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.ErrorRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Scores the registry on Throwables that were labelled before it was written. */
class LabelledTest {

    private record Labelled(String category, String code, Facts facts) {}

    private static final Diagnoser DIAGNOSER = new Diagnoser(ErrorRegistry.NONE, null, List.of());

    @Test
    void at_least_nine_of_ten_have_their_category() throws IOException {
        List<Labelled> labelled = labelled();
        Map<String, int[]> table = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Labelled one : labelled) {
            Diagnosis diagnosis = DIAGNOSER.of(List.of(one.facts()));
            int[] row = table.computeIfAbsent(one.category(), category -> new int[3]);
            row[0]++;
            row[1] += diagnosis.category().equals(one.category()) ? 1 : 0;
            row[2] += diagnosis.code().equals(one.code()) ? 1 : 0;
            if (!diagnosis.category().equals(one.category())) {
                wrong.add(one.facts().types().get(0) + " (" + one.facts().message() + "): " + diagnosis.category() + " "
                        + diagnosis.code() + ", labelled " + one.category());
            }
        }
        print(table, labelled.size());
        wrong.forEach(System.out::println);
        int right = table.values().stream().mapToInt(row -> row[1]).sum();
        assertThat(labelled).hasSizeGreaterThanOrEqualTo(300);
        assertThat(right).as("wrong: %s", wrong).isGreaterThanOrEqualTo(labelled.size() * 9 / 10);
    }

    @Test
    void the_superclasses_of_the_jdks_own_are_written_down_rightly() throws IOException {
        List<String> compared = new ArrayList<>();
        for (Labelled one : labelled()) {
            List<String> real = superclasses(one.facts().types().get(0));
            if (!real.isEmpty()) {
                compared.add(one.facts().types().get(0));
                assertThat(one.facts().types()).isEqualTo(real);
            }
        }
        assertThat(compared).hasSizeGreaterThan(100);
    }

    /** Empty where this JVM has no such class. */
    private static List<String> superclasses(String name) {
        List<String> found = new ArrayList<>();
        try {
            Class<?> type = Class.forName(name, false, LabelledTest.class.getClassLoader());
            for (; type != null && type != Throwable.class; type = type.getSuperclass()) {
                found.add(type.getName());
            }
        } catch (ClassNotFoundException ofALibrary) {
            return List.of();
        }
        return found;
    }

    private static void print(Map<String, int[]> table, int all) {
        System.out.printf("%-12s %9s %9s %9s%n", "category", "labelled", "category", "code");
        table.forEach((category, row) -> System.out.printf(
                "%-12s %9d %8.1f%% %8.1f%%%n", category, row[0], percent(row[1], row[0]), percent(row[2], row[0])));
        int right = table.values().stream().mapToInt(row -> row[1]).sum();
        int codes = table.values().stream().mapToInt(row -> row[2]).sum();
        System.out.printf("%-12s %9d %8.1f%% %8.1f%%%n", "all", all, percent(right, all), percent(codes, all));
    }

    private static double percent(int part, int whole) {
        return 100.0 * part / whole;
    }

    private static List<Labelled> labelled() throws IOException {
        try (InputStream in = Objects.requireNonNull(LabelledTest.class.getResourceAsStream("labelled.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LabelledTest::labelled)
                    .toList();
        }
    }

    private static Labelled labelled(String line) {
        String[] cells = Arrays.copyOf(line.split("\t", -1), 5);
        String fields = Objects.requireNonNullElse(cells[4], "");
        String message = Objects.requireNonNullElse(cells[3], "");
        String state = fields.startsWith("state=") ? fields.substring(6) : null;
        // Of a client's exception the status is in a field; where only a message shows it, it is read from there.
        int status = fields.startsWith("status=") ? Integer.parseInt(fields.substring(7)) : 0;
        List<String> types = List.of(cells[2].split(" < ", -1));
        int read = status == 0 ? Fields.statusOf(types.get(0), message) : status;
        return new Labelled(cells[0], cells[1], new Facts(types, message.isEmpty() ? null : message, state, read));
    }
}
