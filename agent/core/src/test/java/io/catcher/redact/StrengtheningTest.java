package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reload adds protection at once, and takes none away. */
class StrengtheningTest {

    private static final List<String> WORDS = List.of("badge", "locker", "x", "customer_no", "note");
    private static final List<String> PATTERNS = List.of(
            "CUST-????-*", "eyJ???", "sk-????", "ghp_??????", "pas?word=*", "-----B*", "4111*", "://b?", "bea*", "=p*");
    private static final List<String> ALLOW =
            List.of("*@acme.example", "10.0.*", "CUST-0000-*", "token", "4111*", "hunter*");

    @Test
    void whatIsAddedCountsAndWhatIsTakenAwayDoesNot() {
        RedactionSettings current = settings(List.of("badge"), List.of("CUST-*"), List.of("10.0.0.1", "token"), false);
        RedactionSettings proposed =
                settings(List.of("locker"), List.of("BOX-*"), List.of("token", "*@acme.example"), true);

        Strengthening change = Strengthening.of(current, proposed);

        assertThat(change.effective())
                .isEqualTo(settings(List.of("badge", "locker"), List.of("CUST-*", "BOX-*"), List.of("token"), false));
        assertThat(change.refused())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("redaction.words[0] is gone"),
                        one -> assertThat(one).startsWith("redaction.patterns[0] is gone"),
                        one -> assertThat(one).startsWith("redaction.allow[1] waits for a restart"),
                        one -> assertThat(one).startsWith("redaction.hash: true waits"));
    }

    @Test
    void noSentenceNamesAValueForAPatternMayBeTheSecretItself() {
        String secret = "Tr0ub" + "adour-and-3";
        RedactionSettings current = settings(List.of(), List.of(secret), List.of(), false);
        RedactionSettings proposed = settings(List.of(), List.of(), List.of(secret), false);

        assertThat(String.join("\n", Strengthening.of(current, proposed).refused()))
                .doesNotContain(secret);
    }

    @Test
    void marksMayStopToTellWhatIsEqual() {
        RedactionSettings current = settings(List.of(), List.of(), List.of(), true);

        Strengthening change = Strengthening.of(current, RedactionSettings.DEFAULTS);

        assertThat(change.effective()).isEqualTo(RedactionSettings.DEFAULTS);
        assertThat(change.refused()).isEmpty();
        assertThat(change.isMore(current)).isTrue();
        assertThat(Strengthening.of(current, current).isMore(current)).isFalse();
    }

    @Test
    void theRedactorOfARunningAgentTakesItOverAtOnce() {
        Redactor redactor = redactor(settings(List.of(), List.of(), List.of("10.0.0.*"), false));
        assertThat(redactor.text("locker=17-b of CUST-1 at 10.0.0.7")).isEqualTo("locker=17-b of CUST-1 at 10.0.0.7");

        List<String> refused = redactor.strengthen(settings(List.of("locker"), List.of("CUST-*"), List.of(), false));

        assertThat(refused).isEmpty();
        assertThat(redactor.text("locker=17-b of CUST-1 at 10.0.0.7"))
                .isEqualTo("locker=[redacted] of [redacted] at [redacted]");
        assertThat(redactor.redact(Map.of("details", Map.of("locker", "17-b"))).get("details"))
                .isEqualTo(Map.of("locker", "[redacted]"));
        assertThat(redactor.strengthen(RedactionSettings.DEFAULTS)).hasSize(2);
        assertThat(redactor.text("locker=17-b")).isEqualTo("locker=[redacted]");
    }

    @Test
    void nothingThatTheOldSettingsTookOutSurvivesAnyReload() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RedactionSettings first = random(random);
            Redactor before = redactor(first);
            Redactor after = redactor(first);
            for (int reload = random.nextInt(3); reload >= 0; reload--) {
                after.strengthen(random(random));
            }
            for (String text : texts(random)) {
                BitSet hidden = hidden(before, text);
                hidden.andNot(hidden(after, text));
                assertThat(hidden.isEmpty())
                        .as("seed %d: %s of %s", seed, hidden, text)
                        .isTrue();
            }
            for (String name : List.of("badge", "customerNo", "token", "lockerSize", "password")) {
                Map<String, Object> event = Map.of("details", Map.of(name, "v"));
                if (before.redact(event).containsKey("redactions")) {
                    assertThat(after.redact(event)).as(name).containsKey("redactions");
                }
            }
        }
    }

    private static BitSet hidden(Redactor redactor, String text) {
        BitSet hidden = new BitSet();
        redactor.findings(text).forEach(finding -> hidden.set(finding.from(), finding.to()));
        return hidden;
    }

    private static List<String> texts(Random random) {
        SampleSecrets secrets = new SampleSecrets(random.nextLong());
        List<String> parts = new ArrayList<>(secrets.all().values());
        parts.addAll(List.of(
                "badge=77",
                "locker: 5 b",
                "x=http://bob:pa,b=ss@host",
                "CUST-1234-x7",
                "ops@acme.example",
                "10.0.0.7",
                "4111 1111 1111 1111"));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String joiner = List.of(" ", ",", "=", "", "\"", ", note=").get(random.nextInt(6));
            texts.add((parts.get(random.nextInt(parts.size())) + joiner + parts.get(random.nextInt(parts.size())))
                    .replace("|", ""));
        }
        return texts;
    }

    private static RedactionSettings random(Random random) {
        return settings(some(WORDS, random), some(PATTERNS, random), some(ALLOW, random), random.nextBoolean());
    }

    private static List<String> some(List<String> of, Random random) {
        return Stream.generate(() -> of.get(random.nextInt(of.size())))
                .limit(random.nextInt(4))
                .distinct()
                .toList();
    }

    private static Redactor redactor(RedactionSettings settings) {
        return new Redactor(settings, () -> new byte[32]);
    }

    private static RedactionSettings settings(
            List<String> words, List<String> patterns, List<String> allow, boolean hash) {
        return new RedactionSettings(words, patterns, allow, hash);
    }
}
