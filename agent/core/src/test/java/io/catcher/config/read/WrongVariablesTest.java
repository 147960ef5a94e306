package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Settings;
import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.schema.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same wrong values in the file, in the environment and in system properties. */
class WrongVariablesTest {

    private static List<String> wrong(Key<?> key) {
        Object value = key.fallback();
        if (value instanceof Boolean) {
            return List.of("maybe", "yes", "2", "truee", "wahr");
        }
        if (value instanceof Integer) {
            return List.of("many", "-1", "1.5", "1O", "99999999999999999999", "10 %", "1e3", "0x10");
        }
        if (value instanceof Double) {
            return List.of("2O", "20 percent", "-5%", "10000%", "1,5", ".5", "NaN");
        }
        if (value instanceof Long) {
            return List.of("256", "256mb", "many", "1KB", "9999999GB", "-1MB");
        }
        if (value instanceof Duration) {
            return List.of("7", "1 week", "1w", "0s", "-1d", "99999d");
        }
        if (value instanceof Enum) {
            return List.of("fast", "Adaptive", "varience");
        }
        return key.equals(FileKeys.LOKI_URL)
                ? List.of("loki", "ftp://loki:3100", "http://", "http://a b", "http://loki:3100/loki/api/v1/push")
                : List.of("a\nb", "x".repeat(3000), "a\u0007b");
    }

    static Stream<Arguments> values() {
        return FileKeys.SCHEMA.keys().stream()
                .filter(key -> key.type() instanceof Type.One<?>)
                // A wrong one is a file that is not there, which is told as that file.
                .filter(key -> !key.equals(FileKeys.INCLUDE) && !key.equals(FileKeys.ERROR_CODES))
                .flatMap(key -> wrong(key).stream().map(value -> Arguments.of(key, value)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_told_wherever_it_comes_from(Key<?> key, String value) {
        String variable = Variables.variable(key);
        String property = Variables.property(key);

        String yaml = yaml(key, value);
        Reading inFile = Read.yaml(yaml);
        Reading inEnvironment = Read.yaml("", Map.of(variable, value), Map.of());
        Reading inProperty = Read.yaml("", Map.of(), Map.of(property, value));

        String place = "c.yaml:1:" + (yaml.indexOf('"') + 1) + ": " + key.path() + ": ";
        assertThat(Read.lines(inFile)).singleElement().asString().startsWith(place);
        String what = Read.lines(inFile).get(0).substring(place.length());
        assertThat(Read.lines(inEnvironment)).containsExactly(variable + ": " + what);
        assertThat(Read.lines(inProperty)).containsExactly(property + ": " + what);
        assertThat(List.of(inFile.settings(), inEnvironment.settings(), inProperty.settings()))
                .containsOnly(Settings.DEFAULTS);
    }

    /** In one line, with everything in it escaped. */
    private static String yaml(Key<?> key, String value) {
        StringBuilder text = new StringBuilder();
        value.chars().forEach(c -> text.append(c < ' ' || c == '"' ? "\\x%02x".formatted(c) : (char) c + ""));
        String yaml = "\"" + text + "\"";
        for (int dot = key.path().length(); dot > 0; dot = key.path().lastIndexOf('.', dot - 1)) {
            int from = key.path().lastIndexOf('.', dot - 1) + 1;
            String word = key.path().substring(from, dot);
            yaml = from == 0 ? word + ": " + yaml : "{" + word + ": " + yaml + "}";
        }
        return yaml;
    }

    @Test
    void there_are_more_than_a_hundred() {
        assertThat(values()).hasSizeGreaterThan(150);
    }
}
