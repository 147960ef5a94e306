package io.catcher.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.event.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an application puts into an event, the event stays, is one line of JSON, and holds no secret. */
class BadInputTest {

    private static final String SECRET = "Tr4y" + "-kx82mQpL7w";
    private static final String KEY = "-----BEGIN PRIV" + "ATE KEY-----\n" + "MIIBVQ" + "k7Gh2".repeat(20) + "\n";

    private final Redactor redactor = new Redactor(RedactionSettings.DEFAULTS, () -> new byte[32]);

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("a lone surrogate before", "\ud800 password=" + SECRET),
                Arguments.of("a lone surrogate behind", "password=" + SECRET + "\udc00"),
                Arguments.of("a lone surrogate in the key", "pass\ud800 password=" + SECRET),
                Arguments.of("a line of a megabyte", "x".repeat(1_000_000) + " password=" + SECRET),
                Arguments.of("a megabyte of keys", "password=".repeat(110_000) + SECRET),
                Arguments.of("binary", binary() + " password=" + SECRET),
                Arguments.of("NULs", "\0\0password=" + SECRET + "\0"),
                Arguments.of("JSON", "{\"a\":[{\"password\":\"" + SECRET + "\"}]}"),
                Arguments.of("JSON in JSON", escaped(1)),
                Arguments.of("JSON in JSON in JSON", escaped(2)),
                Arguments.of("JSON in JSON, four deep", escaped(3)),
                Arguments.of("a broken JSON", "{\"password\":\"" + SECRET),
                Arguments.of("XML", "<a><db:password type='x'/><password>" + SECRET + "</password></a>"),
                Arguments.of("URL-encoded", "q=1%26password%3D" + SECRET + "%26x=1"),
                Arguments.of("URL-encoded JSON", "%7B%22password%22%3A%22" + SECRET + "%22%7D"),
                Arguments.of("HTML-encoded JSON", "{&quot;password&quot;:&quot;" + SECRET + "&quot;}"),
                Arguments.of("Cyrillic look-alikes", "p\u0430ssw\u043erd=" + SECRET),
                Arguments.of("full-width letters", "\uff50\uff41\uff53\uff53word\uff1d" + SECRET),
                Arguments.of("zero-width characters", "pa\u200bss\ufeffword=" + SECRET),
                Arguments.of("a soft hyphen", "pass\u00adword: " + SECRET),
                Arguments.of("spaces that do not break", "password\u00a0=\u00a0" + SECRET),
                Arguments.of("right to left", "\u202epassword=" + SECRET));
    }

    private static String binary() {
        byte[] bytes = new byte[4_096];
        new Random(9).nextBytes(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String escaped(int times) {
        String json = "{\"password\":\"" + SECRET + "\"}";
        for (int i = 0; i < times; i++) {
            json = Json.write(Map.of("b", json));
        }
        return json;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void asAMessage(String what, String text) throws IOException {
        assertKept(Map.of("seq", 7L, "exception", Map.of("message", text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void asAnArgument(String what, String text) throws IOException {
        assertKept(Map.of("seq", 7L, "args", List.of(Map.of("name", "note", "type", "String", "value", text))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void asTheKeyOfAMap(String what, String text) throws IOException {
        assertKept(Map.of("seq", 7L, "details", Map.of("by", Map.of(text, 1))));
    }

    @Test
    void the_name_of_a_parameter_is_no_key_of_the_next_one() throws IOException {
        assertKept(Map.of("seq", 7L, "reassigned", List.of("password", "other")));
    }

    private void assertKept(Map<String, Object> event) throws IOException {
        byte[] line = redactor.line((Json.write(redactor.redact(event)) + "\n").getBytes(UTF_8));
        String written = new String(line, UTF_8);

        assertThat(Json.read(written)).containsEntry("seq", 7L);
        for (int i = 0; i + 8 <= SECRET.length(); i++) {
            assertThat(written.contains(SECRET.substring(i, i + 8))).isFalse();
        }
    }

    @Test
    void aKeyInPemFormHidesInBase64AtNoneOfItsThreePlaces() {
        for (String before : List.of("", "x", "xy")) {
            String hidden = Base64.getEncoder().encodeToString((before + KEY).getBytes(UTF_8));

            assertThat(redactor.text("blob " + hidden + " end")).doesNotContain(hidden.substring(12, 40));
        }
    }

    @Test
    void aSecretUnderANameIsGoneHoweverTheNameIsWritten() {
        for (String name : List.of(
                "password",
                "PASSWORD",
                "dbPassword",
                "db.password",
                "p\u0430ssw\u043erd",
                "pass\u200bword",
                "\uff50assword",
                "contrase\u00f1a",
                "user-password",
                "spring.datasource.password")) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put(name, SECRET);

            assertThat(redactor.redact(Map.of("details", value)).toString())
                    .as(name)
                    .doesNotContain(SECRET.substring(4));
        }
    }
}
