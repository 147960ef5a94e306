package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A secret that its name hides in one part of an event stands in others without a name. */
class CopiesTest {

    private final Redactor redactor = new Redactor(RedactionSettings.DEFAULTS, () -> new byte[16]);

    private static Map<String, Object> argument(String name, Object value) {
        return Map.of("name", name, "type", "java.lang.Object", "value", value);
    }

    private static Map<String, Object> event(Object password, Object... others) {
        return Map.of(
                "tool_name", "Shop.register",
                "args", List.of(argument("email", "x"), argument("password", password)),
                "path",
                        List.of(Map.of(
                                "tool_name", "Around.call", "args", List.of(argument("arg0", List.of(others))))));
    }

    @Test
    void it_is_hidden_in_the_list_that_an_interceptor_was_given() {
        Map<String, Object> clean = redactor.redact(event("geheim-4711", "Ann", "geheim-4711"));
        assertThat(clean.toString()).doesNotContain("geheim-4711").contains("Ann", "Shop.register");
        assertThat(String.valueOf(clean.get("redactions"))).contains("path[0].args[0].value[1]", "key:password");
    }

    @Test
    void it_is_hidden_within_a_longer_text() {
        Map<String, Object> clean = redactor.redact(event("geheim-4711", "Order(2,geheim-4711,List())"));
        assertThat(clean.toString()).contains("Order(2,[redacted],List())");
    }

    @Test
    void a_plain_word_is_no_copy() {
        assertThat(redactor.redact(event("strict", "strict mode")).toString()).contains("strict mode");
    }

    @Test
    void what_the_agent_itself_says_stays() {
        Map<String, Object> event =
                Map.of("tool_name", "Oauth2.check", "args", List.of(argument("password", "Oauth2")));
        assertThat(redactor.redact(event)).containsEntry("tool_name", "Oauth2.check");
    }

    private String message(Object argument, String message) {
        Map<String, Object> event = Map.of("args", List.of(argument("body", argument)), "message", message);
        return String.valueOf(redactor.redact(event).get("message"));
    }

    @Test
    void what_a_name_hides_within_a_text_is_hidden_in_the_message_too() {
        String refused = "For input string: \"Emrtq+hiz896\"";

        assertThat(message("{\"orderNo\":\"A-1\",\"password\":\"Emrtq+hiz896\"}", refused))
                .isEqualTo("For input string: \"[redacted]\"");
        assertThat(message("a=1&password=Emrtq%2Bhiz896&x=1", refused)).isEqualTo("For input string: \"[redacted]\"");
        assertThat(message("<a><password>Emrtq+hiz896</password></a>", refused))
                .isEqualTo("For input string: \"[redacted]\"");
        assertThat(message(Map.of("X-Api-Key", List.of("Emrtq+hiz896")), refused))
                .isEqualTo("For input string: \"[redacted]\"");
    }

    @Test
    void the_name_of_an_account_within_a_text_may_be_that_of_a_table() {
        assertThat(message("jdbc:x;user=shop2orders;a=b", "no table shop2orders"))
                .isEqualTo("no table shop2orders");
    }

    @Test
    void words_that_two_rules_found_are_listed_under_both() {
        Map<String, Object> event = Map.of("message", "to ann@acme.example, password=ann@acme.example");
        assertThat(String.valueOf(redactor.redact(event).get("redactions"))).contains("email", "key:password");
    }
}
