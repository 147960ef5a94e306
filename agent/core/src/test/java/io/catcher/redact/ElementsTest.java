package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML and HTML, in which a secret's name is that of an element or is the value of an attribute. */
class ElementsTest {

    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<password>SECRET</password>",
                "<x:Password x:Type=\"urn:text#plain\">SECRET</x:Password>",
                "<apiKey kind='a'\n  since=\"2026\">\n  SECRET\n</apiKey>",
                "<secret><![CDATA[SECRET < & more]]></secret>",
                "<property name=\"password\" kind=\"s\">SECRET</property>",
                "<input type=\"hidden\" name=\"_csrf\" id=\"x\" value=\"SECRET\"/>",
                "<meta name=\"csrf-token\" content=\"SECRET\">",
                "{\"body\":\"<token xmlns=\\\"urn:x\\\">SECRET<\\/token>\"}",
            })
    void the_value_goes_and_what_stands_beside_stays(String shape) {
        String text = "<a>bob</a>" + shape.replace("SECRET", "quokka 7701") + "<b>ann</b>";

        assertThat(scrubber.scrubbed(text))
                .doesNotContain("quokka")
                .doesNotContain("7701")
                .contains("bob", "ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<password>quokka",
                "<a><password>quokka 7701",
                "<a><password>quokka 7701<",
                "<a><password>quokka 7701</pass",
                "<x:Password x:Type=\"text\">quokka 77",
                "<secret><![CDATA[quokka < 77"
            })
    void of_one_that_is_cut_all_goes_that_is_left(String text) {
        assertThat(scrubber.scrubbed(text)).doesNotContain("quokka").doesNotContain("77");
    }

    /** What a parser of XML fails on is what its message shows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><orderNo>7</orderNo><password>quokka7701</pasword></a>",
                "<login><x>bob</x><password>quokka7701</login>",
                "<soap:password>quokka7701</soap:Body>",
                "<apiKey>quokka7701</apikey>",
                "<clientSecret>quokka7701<clientSecret>",
            })
    void of_one_that_another_tag_ends_the_content_goes(String text) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(text.replace("quokka7701", "[redacted]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<password/> is empty, see line 7",
                "<password min=\"8\" max=\"64\"/> is all there is",
                "<span class=\"token\">return</span>",
                "<label for=\"password\">New one</label>",
                "<b>the <token> of a parser</b>",
                "usage: login <user>:<password>@<host>",
                "List<Password>of</b>",
                "{\"a\":\"<token>x\",\"b\":\"</b>\"}"
            })
    void what_holds_no_value_stays(String text) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(text);
    }
}
