package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorizations and cookies, as a line, in a message and in what a map of headers prints. */
class HeaderLinesTest {

    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Digest username=\"ann7\", realm=\"r\", nc=00000001, qop=auth, response=\"quokka77\"",
                "Authorization: Hawk id=\"d7\", ts=\"1\", mac=\"quokka77+w=\"",
                "Authorization: Own key=\"quokka77\"",
                "{\"m\":\"401 for Authorization: Token token=\\\"quokka77\\\", realm=\\\"quokka78\\\"\",\"hue\":\"green\"}",
                "{\"Authorization\":\"Digest username=\\\"a7\\\", response=\\\"quokka77\\\"\",\"hue\":\"green\"}",
                "{Authorization=[Digest username=\"a7\", response=\"quokka77\"], Hue=green}",
                "{Authorization=Digest username=\"a7\", qop=auth, response=\"quokka77\", Hue=green}",
                "{Authorization=AWS4 Credential=quokka77/x, SignedHeaders=host, Signature=quokka78, Hue=green}"
            })
    void all_parameters_of_a_scheme_go(String text) {
        assertThat(scrubber.scrubbed(text)).doesNotContain("quokka").contains(text.contains("green") ? "green" : "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{Authorization=Bearer quokka77quokka, Host=api.shop.example, status=500}",
                "{Host=api.shop.example, Authorization=Bearer quokka77quokka, status=500}",
                "authorization=[Bearer quokka77quokka], host=[api.shop.example], status=500",
                "{Cookie=a=quokka77; b=quokka78, c=quokka79} from api.shop.example, 500"
            })
    void in_a_map_the_next_headers_stay(String text) {
        assertThat(scrubber.scrubbed(text)).doesNotContain("quokka").contains("api.shop.example", "500");
    }
}
