package io.catcher.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @ValueSource(strings = {"17", "21", "25", "30"})
    void a_new_java_is_welcome(String version) {
        assertThat(new OldJava(version).reason()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1.8", "9", "11", "16", "''", "nonsense"})
    void an_old_or_unreadable_java_is_named_in_one_line(String version) {
        assertThat(new OldJava(version).reason())
                .contains("needs Java 17")
                .contains("Java " + version)
                .doesNotContain("\n");
    }

    @Test
    void the_second_copy_stands_down() {
        new SecondCopy().reason();

        assertThat(new SecondCopy().reason()).contains("already running");
    }

    @Test
    void a_failure_stays_on_one_line() {
        assertThat(OneLine.oneLine("a\r\nb")).isEqualTo("a  b");
    }
}
