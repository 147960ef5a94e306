package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards as people and forms write them: in groups, with an expiry and a code behind. */
class CardNumbersTest {

    private static final Scrubber SCRUBBER = new Scrubber(RedactionSettings.DEFAULTS);
    private static final String[] GROUPS = {"4000", "0566", "5566", "5556"};

    @ParameterizedTest
    @ValueSource(strings = {" ", "-", ".", "_", "+", "/", "%20", "\u2013", "\u00a0", "\u2009"})
    void whateverPartsItsGroupsTheCardIsHidden(String separator) {
        assertThat(SCRUBBER.scrubbed("declined " + String.join(separator, GROUPS) + " today"))
                .isEqualTo("declined [redacted] today");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12/27", "12/2027", "12 27 737", "737", "737 12/27", "2027", "01-28"})
    void anExpiryOrACodeBehindHidesNoCard(String behind) {
        assertThat(SCRUBBER.scrubbed("declined " + String.join(" ", GROUPS) + " " + behind))
                .isEqualTo("declined [redacted] " + behind);
    }

    @ParameterizedTest
    @ValueSource(strings = {" cvv 737 exp 12/27", ", exp. date: 12/2027, cvv2 737", " (CVC: 737) valid thru 12/27"})
    void whatIsSaidToBeItsExpiryOrCodeGoesToo(String behind) {
        assertThat(SCRUBBER.scrubbed("declined 4000056655665556" + behind))
                .doesNotContain("737")
                .doesNotContain("27");
    }

    @Test
    void aCardOfFifteenDigitsHasACodeOfFour() {
        assertThat(SCRUBBER.scrubbed("amex 3714 496353 98431 1234")).isEqualTo("amex [redacted] 1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "counts 4000 0566 5566 5556 1024 2048",
                "counts 4000 0566 5566 5556 5 7 9",
                "version 4000.0566.5566.5557",
                "range 4096_8192_1024_2048",
                "2024/2025/2026/2027",
                "4000 0566, 5566 5556"
            })
    void aListOfNumbersStays(String text) {
        assertThat(SCRUBBER.scrubbed(text)).isEqualTo(text);
    }
}
