package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.scan.Spans;
import io.catcher.redact.text.Finding;
import io.catcher.redact.text.LineScrubber;
import io.catcher.redact.text.Scrubber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any text, tried on texts that are made with fixed seeds. */
class ScrubberPropertiesTest {

    private static final Scrubber SCRUBBER = new Scrubber(RedactionSettings.DEFAULTS);

    private static final List<String> OPENINGS = List.of(
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN ",
            "://",
            "http://a:b",
            "a:b@",
            "eyJ",
            "-ey",
            "sk-",
            "xox",
            "Q~",
            "bearer ",
            "basic+",
            "password=\"",
            "password=\\\"",
            "password=a(",
            "token=",
            "x_key=-ey\\",
            "x_key=@",
            "cookie: ",
            "<password>",
            "\"token\":",
            "a@",
            "a@b.",
            "DE44",
            "4111 1111 ",
            "+49 ",
            "1.2.3.",
            "::",
            "a:b:",
            "/home/",
            "$1$",
            "identified by ",
            " -u ",
            ".a12345.",
            "twilio_",
            "secret-",
            "MIIIBAAKC",
            ",",
            "))))",
            "&a",
            "0",
            "a1",
            "\\",
            "\n");

    @Test
    void aSecretThatIsCutAtAnyOffsetNeverShowsEightOfItsCharacters() {
        for (long seed = 0; seed < 20; seed++) {
            for (Map.Entry<String, String> sample :
                    new SampleSecrets(seed).all().entrySet()) {
                String marked = sample.getValue();
                int from = marked.indexOf('|');
                String secret =
                        marked.substring(from + 1, marked.lastIndexOf('|')).strip();
                String text = marked.replace("|", "");
                for (int cut = from; cut <= text.length(); cut++) {
                    assertLeaksNothing(sample.getKey(), secret, SCRUBBER.scrubbed(text.substring(0, cut)), 12);
                }
                assertLeaksNothing(sample.getKey(), secret, SCRUBBER.scrubbed(text), 8);
            }
        }
    }

    private static void assertLeaksNothing(String kind, String secret, String output, int longest) {
        for (int i = 0; i + longest <= secret.length(); i++) {
            assertThat(output).as(kind).doesNotContain(secret.substring(i, i + longest));
        }
    }

    @Test
    void noTextMakesItFail() {
        Random random = new Random(1);
        String alphabet = "aA9 \"'\\{}[]<>=:;,.@%&|-_/+$~*()\n\t\u0000\u200b\ud800\udc00\ufeffäпа=:@";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                boolean opening = random.nextInt(4) == 0;
                text.append(
                        opening
                                ? OPENINGS.get(random.nextInt(OPENINGS.size()))
                                : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            assertThatCode(() -> SCRUBBER.scrubbed(text.toString()))
                    .as(text.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aLineOfAMegabyteAndBinaryAreScrubbedToo() {
        byte[] bytes = new byte[1_000_000];
        new Random(2).nextBytes(bytes);
        String binary = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        String line = "x".repeat(1_000_000) + " bob@example.com";

        assertThatCode(() -> SCRUBBER.scrubbed(binary)).doesNotThrowAnyException();
        assertThat(SCRUBBER.scrubbed(line)).endsWith("x [redacted]");
    }

    @Test
    void aTextOfTwiceTheLengthTakesTwiceTheStepsWhateverIsRepeatedInIt() {
        Random random = new Random(3);
        List<String> seeds = new ArrayList<>(OPENINGS);
        for (int i = 0; i < 300; i++) {
            seeds.add(OPENINGS.get(random.nextInt(OPENINGS.size()))
                    + OPENINGS.get(random.nextInt(OPENINGS.size()))
                    + OPENINGS.get(random.nextInt(OPENINGS.size())));
        }
        for (String seed : seeds) {
            String large = seed.repeat(16_384 / seed.length());
            long half = steps(large.substring(0, large.length() / 2));
            long whole = steps(large);
            assertThat(whole).as(seed).isLessThan(half * 5 / 2 + 20_000);
        }
    }

    private static long steps(String text) {
        CountedText counted = new CountedText(text);
        SCRUBBER.scan(counted, new Spans());
        return counted.reads();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass\u200bword=hunter22",
                "p\u0430ssw\u043erd=hunter22",
                "\uff50\uff41\uff53\uff53word=hunter22",
                "PASS\u00adWORD: hunter22",
                "to\u043aen=hunter22"
            })
    void lookAlikesAndInvisibleCharactersDoNotHideAKey(String text) {
        assertThat(SCRUBBER.scrubbed(text)).doesNotContain("hunter22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM users WHERE id=1",
                "",
                "Session {} closed, user: {}",
                "password must not be blank",
                "Bearer token missing",
                "at java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:617)",
                "2026-09-23 10:15:30,123 INFO took 12 ms for 1234567 rows",
                "id 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "Chrome/5.20.5.6 Safari, version 1.2.3.4, netty-all-7.18.17.4.Final.jar",
                "com.acme.Cfg$$Lambda$14/0x00000008000c@a5045ce",
                "http://example.com:8080/users/42?page=2",
                "Expected ':' instead of 't' at 10:15",
                "[redacted] and [redacted:0123456789abcdef]"
            })
    void harmlessTextStaysTheVerySameInstance(String text) {
        assertThat(SCRUBBER.scrubbed(text)).isSameAs(text);
    }

    @Test
    void ownPatternsAreFoundAndOwnFalseAlarmsKept() {
        Scrubber own = new Scrubber(new RedactionSettings(
                List.of("badge"), List.of("CUST-????-*"), List.of("*@acme.example", "10.0.0.*"), false));

        assertThat(own.scrubbed("for cust-1234-x7 and badge=77 of ops@acme.example at 10.0.0.7, not 10.0.1.7"))
                .isEqualTo("for [redacted] and badge=[redacted] of ops@acme.example at 10.0.0.7, not [redacted]");
    }

    @Test
    void anOwnPatternIsNamedByItsPlaceAndHidesNothingFromTheRules() {
        String jwt = "ey" + "JhbGciOiJIUzI1NiJ9." + new SampleSecrets(5).letters(40);
        Scrubber own = new Scrubber(
                new RedactionSettings(List.of(), List.of("none", "ey" + "Jhb"), List.of(jwt.substring(0, 5)), false));
        Scrubber plain =
                new Scrubber(new RedactionSettings(List.of(), List.of("none", "Tr0ub" + "adour"), List.of(), false));

        assertThat(own.scrubbed("got " + jwt)).isEqualTo("got [redacted]");
        assertThat(plain.findings("Tr0ub" + "adour")).containsExactly(new Finding(0, 10, "pattern[1]"));
    }

    @Test
    void aKeyInPemFormGoesOnInTheNextLines() {
        LineScrubber lines = new LineScrubber(SCRUBBER);

        assertThat(lines.next("-----BEGIN RSA PRIV" + "ATE KEY-----")).isEqualTo("[redacted]");
        assertThat(lines.next(new SampleSecrets(4).letters(64))).isEqualTo("[redacted]");
        assertThat(lines.next("-----END RSA PRIV" + "ATE KEY-----")).isEqualTo("[redacted]");
        assertThat(lines.next("done")).isEqualTo("done");
    }
}
