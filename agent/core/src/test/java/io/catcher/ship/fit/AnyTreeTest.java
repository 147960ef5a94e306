package io.catcher.ship.fit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an event is made of, its line says what failed and where. */
class AnyTreeTest {

    private static final List<String> WORDS =
            List.of("some words ", "Описание ", "商品の説明。", "\u0000\u001b", "\ud83d", "\"\\\n", "\ud83d\ude00", "\u2028");

    private final Random random = new Random(17);

    @ParameterizedTest
    @CsvSource({"90,0", "60,2", "250,1", "250,3"})
    void a_table_of_texts_does_not_cost_the_exception(int length, int word) throws IOException {
        String cell = WORDS.get(word).repeat(length).substring(0, length);
        Object rows = times(20, () -> times(20, () -> cell));
        Map<?, ?> line = line(event(exception(5, 0), args(1, () -> rows), 1));

        assertThat(exception(line)).isEqualTo(Json.read(Json.write(exception(5, 0))));
        assertThat(line.get("shortened")).isEqualTo(List.of("args"));
        assertThat(part(line, "args").toString()).contains(WORDS.get(word).substring(0, 1));
    }

    @Test
    void a_recursion_with_long_lists_keeps_its_path_and_the_innermost_arguments() throws IOException {
        Object texts = times(20, () -> "x".repeat(250));
        Map<?, ?> line = line(event(exception(5, 0), args(1, () -> texts), 14));

        assertThat((List<?>) line.get("path")).hasSize(14);
        assertThat(part(line, "args").toString()).contains("x".repeat(250));
        assertThat(line.get("shortened")).isEqualTo(List.of("args"));
    }

    @Test
    void a_bush_of_causes_costs_neither_the_arguments_nor_the_last_cause() throws IOException {
        Map<String, @Nullable Object> thrown = exception(20, 50);
        thrown.put("suppressed", times(16, () -> exception(20, 50)));
        Map<?, ?> line = line(event(thrown, args(1, () -> "kept"), 1));

        List<?> causes = (List<?>) part(exception(line), "causes");
        assertThat(String.valueOf(causes.get(causes.size() - 1))).contains("cause 49");
        assertThat((List<?>) exception(line).get("frames")).hasSize(20);
        assertThat(part(line, "args").toString()).contains("kept");
        assertThat(line.get("shortened")).isEqualTo(List.of("causes"));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 3_000})
    void whatever_the_tree_the_line_is_valid_and_says_what_failed(int nodes) throws IOException {
        for (int round = 0; round < 15; round++) {
            Map<String, @Nullable Object> event = any(nodes / (1 + random.nextInt(20)));
            Map<?, ?> line = line(event);

            assertThat(line.get("event_id")).isEqualTo("e1");
            assertThat(line.get("tool_name")).isEqualTo("Orders.place");
            assertThat(line.get("suppressed")).isEqualTo(41L);
            assertThat(exception(line).get("type")).isEqualTo("x.Failure");
            assertThat(part(exception(line), "message").toString()).startsWith("message");
            assertThat(((List<?>) part(exception(line), "frames")).get(0)).isEqualTo("x.A.a(A.java:0)");
            List<?> told = line.get("shortened") instanceof List<?> cuts ? cuts : List.of();
            assertThat(event.keySet())
                    .allMatch(part -> line.containsKey(part) || told.contains(part) || told.contains("all"));
        }
    }

    private static Map<String, @Nullable Object> line(Map<String, @Nullable Object> event) throws IOException {
        byte[] bytes = LineFitter.line(event);
        assertThat(bytes.length).isLessThanOrEqualTo(LineFitter.LONGEST);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        return Json.read(text.strip());
    }

    private static Map<?, ?> exception(Map<?, ?> line) {
        return (Map<?, ?>) part(line, "exception");
    }

    private static Object part(Map<?, ?> of, String name) {
        return requireNonNull(of.get(name));
    }

    private Map<String, @Nullable Object> any(int nodes) {
        Map<String, @Nullable Object> thrown = exception(1 + random.nextInt(600), random.nextInt(51));
        thrown.put("message", "message " + text());
        thrown.put("suppressed", times(random.nextInt(17), () -> exception(random.nextInt(30), random.nextInt(51))));
        int[] left = {nodes};
        Map<String, @Nullable Object> event =
                event(thrown, args(random.nextInt(40), () -> node(left, 4)), random.nextInt(20));
        for (int i = random.nextInt(30); i > 0; i--) {
            event.put("part " + i, node(left, 5));
        }
        return event;
    }

    private @Nullable Object node(int[] left, int depth) {
        if (left[0]-- <= 0) {
            return null;
        }
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
            case 0 -> text();
            case 1 -> random.nextLong();
            case 2 -> random.nextBoolean() ? Double.NaN : null;
            case 3, 4 -> times(random.nextInt(30), () -> node(left, depth - 1));
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(30); i > 0; i--) {
                    map.put(i + text(), node(left, depth - 1));
                }
                yield map;
            }
        };
    }

    private String text() {
        int most = random.nextInt(100) == 0 ? 9_000 : random.nextInt(20) == 0 ? 300 : 10;
        return WORDS.get(random.nextInt(WORDS.size())).repeat(random.nextInt(most));
    }

    private static Map<String, @Nullable Object> event(
            Map<String, @Nullable Object> thrown, List<@Nullable Object> args, int path) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("event_id", "e1");
        event.put("service", new LinkedHashMap<>(Map.of("name", "shop")));
        event.put("tool_name", "Orders.place");
        event.put("suppressed", 41);
        event.put("exception", thrown);
        event.put("path", times(path, () -> step(args)));
        event.put("args", args);
        return event;
    }

    private static Map<String, @Nullable Object> step(List<@Nullable Object> args) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("tool_name", "Orders.place");
        step.put("args", args);
        return step;
    }

    private static List<@Nullable Object> args(int count, Supplier<@Nullable Object> value) {
        return times(count, () -> {
            Map<String, @Nullable Object> arg = new LinkedHashMap<>();
            arg.put("name", "a");
            arg.put("type", "Object");
            arg.put("value", value.get());
            return arg;
        });
    }

    private static Map<String, @Nullable Object> exception(int frames, int causes) {
        Map<String, @Nullable Object> thrown = new LinkedHashMap<>();
        thrown.put("type", "x.Failure");
        thrown.put("message", "message");
        int[] at = {0};
        thrown.put("frames", times(frames, () -> "x.A.a(A.java:" + at[0]++ + ")"));
        int[] number = {0};
        List<@Nullable Object> inner = times(causes, () -> {
            Map<String, @Nullable Object> cause = exception(30, 0);
            cause.put("message", "cause " + number[0]++);
            return cause;
        });
        if (!inner.isEmpty()) {
            thrown.put("causes", inner);
        }
        return thrown;
    }

    private static List<@Nullable Object> times(int count, Supplier<@Nullable Object> one) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(one.get());
        }
        return all;
    }
}
