package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts in which characters are written as something else, and values in unusual quotes. */
class EscapesTest {

    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~u0022password~u0022:~u0022quokka7~u0022,~u0022hue~u0022:~u0022green~u0022",
                "{'m':'~~u0022token~u0022:~~u0022quokka7~~u0022, green'}",
                "password~u003dquokka7 green",
                "~x22secret~x22: ~x22quokka7~x22, green",
                "{'pass~u0077ord':'quokka7','hue':'green'}",
                "password%3A%20quokka7%26hue%3Dgreen",
                "api_key&#61;quokka7 green",
                "&lt;x:password kind=&quot;a&quot;&gt;quokka7 7&lt;/x:password&gt; green",
                "~u003ctoken~u003equokka7~u003c/token~u003e green",
                "quokka~u0040shop.example, green",
                "quokka&#64;shop.example, green",
                "quokka&#x40;shop.example, green"
            })
    void no_secret_hides_in_escapes(String shape) {
        String text = shape.replace('~', '\\').replace('\'', '"');

        assertThat(scrubber.scrubbed(text)).doesNotContain("quokka").contains("green");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"100% of &amp; and &#zz; %zz", "a \\u00 \\x \\\\\\\\\\\\u00e4 &", "/a%20password%20list?x=%"})
    void an_escape_alone_is_nothing(String text) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "api_key = \"\"\"quokka 7\"\"\" green | api_key = \"\"\"[redacted]\"\"\" green",
                "password = '''quokka''7''' green | password = '''[redacted]''' green",
                "SET password='it''s quokka', hue='x' | SET password='[redacted]', hue='x'",
                "{\"password\":\"\",\"hue\":\"green\"} | {\"password\":\"\",\"hue\":\"green\"}",
                "password='' or hue='green' | password='' or hue='green'"
            })
    void quotes_in_threes_and_doubled_ones_are_read(String text, String expected) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(expected);
    }
}
