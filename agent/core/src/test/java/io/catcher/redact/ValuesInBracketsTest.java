package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret's name stands before a bracket, and the secret somewhere in it. */
class ValuesInBracketsTest {

    private static final String SECRET = "quokka Zx9-7701";

    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);

    private String scrubbed(String text) {
        return scrubber.scrubbed(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'password':{'value':'SECRET'},'hue':'bob'}",
                "{'password': { 'enc': 'plain', 'text' : 'SECRET' } , 'hue': 'bob'}",
                "{'a':1,'apiKey':{'id':5,'key':'SECRET'},'hue':'bob'}",
                "{ 'password' : [ { 'v' : 'SECRET' } ], 'hue':'bob' }",
                "{'passwords':['aa','SECRET'],'hue':'bob'}",
                "{'password':{'note':'a } and a ] in it','value':'SECRET'},'hue':'bob'}",
                "{'password': {\\n  'value': 'SECRET'\\n}, 'hue': 'bob'}",
                "password={value=SECRET}, hue=bob",
                "password: [aa, SECRET], hue: bob",
                "Card(password=Secret(value=SECRET), hue=bob)",
                "Field error in object 'u' on field 'password': rejected value [SECRET]; hue bob"
            })
    void it_goes_and_what_stands_beside_stays(String shape) {
        String text = shape.replace('\'', '"').replace("\\n", "\n").replace("SECRET", SECRET);

        assertThat(scrubbed(text))
                .doesNotContain("quokka")
                .doesNotContain("7701")
                .contains("bob");
    }

    @Test
    void json_in_a_string_of_json_too() {
        String text =
                "{\"body\":\"{\\\"password\\\":{\\\"value\\\":\\\"" + SECRET + "\\\"},\\\"hue\\\":\\\"bob\\\"}\"}";

        assertThat(scrubbed(text))
                .doesNotContain("quokka")
                .doesNotContain("7701")
                .contains("bob");
    }

    @Test
    void one_that_is_cut_off_goes_to_its_end() {
        assertThat(scrubbed("{\"password\":{\"value\":\"" + SECRET))
                .doesNotContain("quokka")
                .doesNotContain("7701");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tokens\":[\"k7Qz81mWx04TfPq2v\",\"short\"],\"hue\":\"bob\"}",
                "Refresh(tokens=[short, k7Qz81mWx04TfPq2v], hue=bob)",
                "{\"tokens\":{\"web\":\"k7Qz81mWx04TfPq2v\"},\"hue\":\"bob\"}",
                "tokens: [k7Qz81mWx04TfPq2v, k7Qz81mWx04TfPq2v], hue: bob",
                "apiKeys=[short, k7Qz81mWx04TfPq2v], hue=bob"
            })
    void of_several_tokens_those_go_that_open_something(String text) {
        assertThat(scrubbed(text)).doesNotContain("7Qz81").contains("bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":{}}",
                "{\"password\":[]}",
                "{\"password\":[null]}",
                "password: [redacted]",
                "shape={name=bob, roles=[admin, clerk]}",
                "{\"shape\":{\"hue\":\"green\"}}",
                "{\"tokens\":[\"SELECT\",\"customer_number\",\"FROM\"]}",
                "usage={tokens=[512, 4096], total=4608}",
                "Parser(tokens=[LPAREN, IDENTIFIER_START, RPAREN])"
            })
    void what_holds_none_stays(String text) {
        assertThat(scrubbed(text)).isEqualTo(text);
    }
}
