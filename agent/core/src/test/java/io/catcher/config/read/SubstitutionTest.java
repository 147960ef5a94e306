package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("NAME", "shop", "SIZE", "7", "EMPTY", "", "NEST", "${SIZE}");

    private static Reading named(String name) {
        return Read.yaml("service: {name: '" + name + "'}", ENVIRONMENT, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "${NAME}, shop",
        "a-${NAME}-${SIZE}-b, a-shop-7-b",
        "${NONE:-other}, other",
        "${EMPTY:-other}, other",
        "${NAME:-other}, shop",
        "$$, $",
        "$${NAME}, ${NAME}",
        "$NAME, $NAME",
        "a$, a$",
        "${NEST}, ${SIZE}",
        "${NONE:-http://x:3100}, http://x:3100"
    })
    void a_variable_is_filled_in(String name, String filled) {
        Reading reading = named(name);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.settings().service().name()).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${NONE} | the variable NONE is not set; give it, or a default: ${NONE:-...}",
                "${NAME | '${' without its '}'; a dollar itself is written '$$'",
                "${} | '${...}' must hold a variable's name, as in ${VAR} or ${VAR:-default}",
                "${a b} | '${...}' must hold a variable's name, as in ${VAR} or ${VAR:-default}",
                "${NONE:-${NAME}} | the default of ${NONE:-...} may not hold another '${'"
            },
            quoteCharacter = '"')
    void what_cannot_be_filled_in_is_a_mistake(String name, String what) {
        assertThat(Read.lines(named(name))).containsExactly("c.yaml:1:17: service.name: " + what);
        assertThat(named(name).settings().service().name()).isEmpty();
    }

    @Test
    void the_type_is_that_of_the_filled_text() {
        Reading reading = Read.yaml(
                "perfcatcher: {window_size: \"${SIZE}0\", enabled: \"${OFF:-false}\", min_samples: \"${EMPTY:-}\"}",
                ENVIRONMENT,
                Map.of());

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.settings().perfcatcher().windowSize()).isEqualTo(70);
        assertThat(reading.settings().perfcatcher().enabled()).isFalse();
        assertThat(reading.settings().perfcatcher().minSamples()).isEqualTo(10);
    }
}
