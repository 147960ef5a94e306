package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.InterceptorKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.schema.RuleKeys;
import io.catcher.config.schema.Type;
import io.catcher.config.yaml.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever takes a suggestion must not be refused again. */
class SuggestionsTest {

    /** Near to what the types take, and at the ends of their ranges. */
    private static final List<String> WRONG = List.of(
            "0",
            "-0.1",
            "20",
            "1001",
            "2000000",
            "0.0001",
            "yes",
            "ON",
            "off",
            "2",
            "256mb",
            "0mb",
            "1kb",
            "7D",
            "0S",
            "99999D",
            "1 gb",
            "9999999gb",
            "localhost",
            "a b",
            ":",
            "loki:3100",
            "//loki",
            "http://l/loki/api/v1/push",
            "http:///loki/api/v1/push",
            "/loki/api/v1/push",
            "varience",
            "Adaptive",
            "argz",
            "dbug",
            "high",
            "lowest",
            "lats",
            "First");

    private static final String SIGNS = "0123456789.%-+ smhdKMGBkb:/@?#aeotuvx";

    static Stream<Arguments> keys() {
        return Stream.of(
                        keys("%s", FileKeys.SCHEMA.keys()),
                        keys("{rules: [{match: \"a.B#c\", %s}]}", RuleKeys.SCHEMA.keys()),
                        keys("{interceptors: [{class: log, %s}]}", InterceptorKeys.SCHEMA.keys()))
                .flatMap(keys -> keys);
    }

    private static Stream<Arguments> keys(String around, List<Key<?>> keys) {
        return keys.stream()
                .filter(key -> key.type() instanceof Type.One<?>)
                .filter(key -> !key.equals(FileKeys.INCLUDE) && !key.equals(FileKeys.ERROR_CODES))
                .filter(key -> !key.equals(InterceptorKeys.CLASS))
                .map(key -> Arguments.of(key, around.replace("%s", nested(key))));
    }

    private static String nested(Key<?> key) {
        String[] words = key.path().split("\\.", -1);
        return String.join(": {", words) + ": \"%s\"" + "}".repeat(words.length - 1);
    }

    private static List<Mistake> mistakes(String yaml, String value) {
        return Read.yaml(yaml.replace("%s", value.replace("\\", "\\\\").replace("\"", "\\\"")))
                .mistakes();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("keys")
    void what_is_suggested_is_accepted(Key<?> key, String yaml) {
        for (String wrong : wrong()) {
            for (Mistake mistake : mistakes(yaml, wrong)) {
                if (!mistake.meant().isEmpty()) {
                    assertThat(mistakes(yaml, mistake.meant()))
                            .as(mistake.toString())
                            .isEmpty();
                }
            }
        }
    }

    private static List<String> wrong() {
        List<String> all = new ArrayList<>(WRONG);
        Random random = new Random(8);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(WRONG.get(random.nextInt(WRONG.size())));
            int at = random.nextInt(text.length() + 1);
            String sign = String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length())));
            text.replace(at, Math.min(text.length(), at + random.nextInt(2)), sign);
            all.add(text.toString());
        }
        return all;
    }

    @Test
    void a_variable_is_told_the_same_as_the_file() {
        Map<String, String> environment =
                Map.of("PERFCATCHER_VARIANCE_THRESHOLD", "0", "CATCHER_FILES_MAX_SIZE", "0mb");

        assertThat(Read.yaml("", environment, Map.of()).mistakes()).hasSize(2).allMatch(mistake -> mistake.meant()
                .isEmpty());
    }

    @Test
    void a_suggestion_that_helps_is_still_made() {
        assertThat(mistakes("perfcatcher: {variance_threshold: \"%s\"}", "20"))
                .extracting(Mistake::meant)
                .containsExactly("20%");
    }
}
