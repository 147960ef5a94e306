package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What records, data classes and maps print of themselves: values without quotes, with blanks in them. */
class MembersTest {

    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Login(password=SECRET, hue=green)",
                "Login[hue=green, password=SECRET]",
                "Login{hue=green, password=SECRET, size=3} is late",
                "{a=[1, 2], password=SECRET, hue=green}",
                "Outer(inner=Inner(password=SECRET), hue=green)",
                "Outer(list=[Inner(size=3, password=SECRET)], hue=green)",
                "Person(fullName=SECRET, hue=green)",
                "Person(address=SECRET, hue=green)",
                "{\"message\":\"bad Login(password=SECRET, hue=green)\"}"
            })
    void the_value_goes_up_to_the_next_name_or_the_bracket(String shape) {
        String scrubbed = scrubber.scrubbed(shape.replace("SECRET", "quokka and 77, wombat"));

        assertThat(scrubbed).doesNotContainPattern("quokka|77|wombat").contains("green");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refused (password=quokka7 hue=green) twice | refused (password=[redacted] hue=green) twice",
                "refused [token=quokka7] at line 7 | refused [token=[redacted]] at line 7",
                "password=quokka7, then it went on | password=[redacted], then it went on",
                "f(x), password=quokka7 and more (y) | f(x), password=[redacted] and more (y)",
                "{\"m\":\"no, password=quokka7 and so on\", \"h\":3} | {\"m\":\"no, password=[redacted] and so on\", \"h\":3}"
            })
    void elsewhere_it_is_one_word(String text, String expected) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iban=DE89 3704 0044 0532 0130 00",
                "IBAN: FR14 2004 1010 0505 0001 3M02 606",
                "cardNumber=5500 0055 5555 5559",
                "pan: 5500 0055 5555 5559",
                "ssn=219 09 9999",
                "aadhaar=2345 6789 0124",
                "last_name=van Dyk Meyer",
                "billing_address=7 Old Mill Rd."
            })
    void numbers_in_groups_and_names_go_whole(String text) {
        String key = text.substring(0, text.indexOf(text.contains("=") ? '=' : ':') + 1);

        assertThat(scrubber.scrubbed(text + ", due now").replace(" ", ""))
                .isEqualTo(key.replace(" ", "") + "[redacted],duenow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{password=must not be blank, email=must be a well-formed address}",
                "errors: {password=[must not be blank, size must be between 8 and 64]}",
                "password: [may not be empty, is too short]",
                "{\"password\":\"should have 12 characters or more\"}",
                "Login(password=null, hue=deep green)"
            })
    void what_a_check_says_of_a_value_stays(String text) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{password=quokka wombat 77, email=must be valid}",
                "{password=[must not be blank, quokka77]}",
                "{\"passphrase\":\"quokka must be a wombat\"}",
                "{\"password\":\"quokka must not wombat\"}",
                "{\"password\":\"quokka77 must be\"}"
            })
    void a_value_that_is_none_of_its_sentences_goes(String text) {
        assertThat(scrubber.scrubbed(text)).doesNotContain("quokka").doesNotContain("wombat");
    }
}
