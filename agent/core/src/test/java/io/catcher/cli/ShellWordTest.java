package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "target/shop-1.0.jar, target/shop-1.0.jar, target/shop-1.0.jar",
                "my app/shop.jar, 'my app/shop.jar', \"my app/shop.jar\"",
                "Bob's/a.jar, 'Bob'\\''s/a.jar', \"Bob's/a.jar\"",
                "C:\\app\\a.jar, 'C:\\app\\a.jar', C:\\app\\a.jar",
                "$HOME/a.jar, '$HOME/a.jar', \"$HOME/a.jar\""
            })
    void what_a_shell_would_read_differently_is_quoted(String word, String unix, String windows) {
        assertThat(ShellWord.of(word, false)).isEqualTo(unix);
        assertThat(ShellWord.of(word, true)).isEqualTo(windows);
    }
}
