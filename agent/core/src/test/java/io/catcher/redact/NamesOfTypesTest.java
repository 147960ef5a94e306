package io.catcher.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes are called like secrets, and are none: an event shows its objects whole. */
class NamesOfTypesTest {

    private final Redactor redactor = new Redactor(RedactionSettings.DEFAULTS, () -> new byte[32]);

    private String line(String json) {
        String line = json.replace('\'', '"') + "\n";
        return new String(redactor.line(line.getBytes(UTF_8)), UTF_8).replace('"', '\'');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.shop.User",
                "org.shop.HomeAddress",
                "org.shop.web.Login$Token",
                "org.shop.Credentials",
                "org.shop.ApiKey[]",
                "Password[]"
            })
    void the_value_beside_a_declared_type_stays(String type) {
        String event = "{'args':[{'name':'it','type':'" + type + "','value':{'hue':'green','size':'large'}}]}";

        assertThat(line(event)).isEqualTo(event + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Session", "Cookie", "Token"})
    void a_class_without_a_package_is_known_by_the_object_of_it(String type) {
        String event = "{'args':[{'name':'it','type':'" + type + "','value':{'@type':'" + type + "','hue':'green'}}]}";

        assertThat(line(event)).isEqualTo(event + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'password','value':'green77'}",
                "{'key':'token','value':'green77'}",
                "{'type':'password','value':'green77'}",
                "{'id':'org.shop.Password','value':'green77'}",
                "{'kind':'x','type':'api_key','value':{'x':'green77'}}"
            })
    void what_a_pair_of_other_people_names_goes(String pair) {
        assertThat(line(pair)).doesNotContain("green77");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no bean of type Cache<org.shop.User> in the context",
                "List<Password> came back empty after 3 calls",
                "Map<String, List<Token>> cannot be read at line 7",
                "the tag <password> may not stand here, line 7",
                "see <Token>, then go on",
                "put it into the <password> tag",
                "<Token> expected, but not found",
                "the end of it, </x:Password>, has no beginning"
            })
    void an_angle_bracket_alone_opens_nothing(String text) {
        assertThat(new Scrubber(RedactionSettings.DEFAULTS).scrubbed(text)).isEqualTo(text);
        String event = "{'args':[{'name':'it','value':'" + text + "'}],'hint':'look','outcome':'left'}";
        assertThat(line(event)).isEqualTo(event + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"see <token>", "token=[a", "password=Secret(a"})
    void what_begins_in_one_text_of_an_event_ends_in_it(String text) {
        String event = "{'a':'" + text + "','b':'green','c':'</token> ])'}";

        assertThat(line(event)).contains("'b':'green'", "'c':'</token> ])'");
    }
}
