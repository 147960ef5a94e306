package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.rule.token.Prefix;
import io.catcher.redact.rule.token.Prefixes;
import io.catcher.redact.scan.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of vendors, drawn by lot from the characters and in the length that the table of prefixes gives them. */
class VendorKeysTest {

    private static final Scrubber SCRUBBER = new Scrubber(RedactionSettings.DEFAULTS);
    private static final int OF_EACH = 60;
    private static final int LEFT_OF_A_CUT_KEY = 20;

    private final Random random = new Random(11);

    @Test
    void ofEachPrefixNearlyAllKeysAreFound() {
        List<String> missed = new ArrayList<>();
        List<Prefix> all = Prefixes.all();
        for (Prefix prefix : all) {
            for (int i = 0; i < OF_EACH; i++) {
                String key = key(prefix, prefix.shortest() + 10);
                if (SCRUBBER.scrubbed("refused " + key + " twice").contains(key)) {
                    missed.add(key);
                }
            }
        }
        assertThat(missed).hasSizeLessThan(all.size() * OF_EACH / 200);
    }

    @Test
    void ofKeysThatAreCutNearlyAllAreFound() {
        List<String> missed = new ArrayList<>();
        List<Prefix> all = Prefixes.all();
        for (Prefix prefix : all) {
            for (String end : List.of("", "…", "… (300 characters)", "...")) {
                String key = key(prefix, Math.min(prefix.shortest() - 1, LEFT_OF_A_CUT_KEY));
                if (key.length() >= LEFT_OF_A_CUT_KEY
                        && SCRUBBER.scrubbed("refused " + key + end).contains(key)) {
                    missed.add(key);
                }
            }
        }
        assertThat(missed).hasSizeLessThan(all.size() * 4 / 50);
    }

    private String key(Prefix prefix, int length) {
        StringBuilder key = new StringBuilder(prefix.text());
        while (key.length() < prefix.text().length() + length) {
            char c = (char) ('!' + random.nextInt('~' - '!'));
            if (Chars.is(c, prefix.body() & ~(Chars.PAD | Chars.DOT))) {
                key.append(c);
            }
        }
        return key.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$1$Lz7pWq2x$u4Bq0c8NnXy1rDkVt6sEo.",
                "$5$rounds=5000$Lz7pWq2xLz7pWq2x$Kx0c8NnXy1rDkVt6sEoKx0c8NnXy1rDkVt6sEoQ1w2E",
                "$6$Lz7pWq2x$u4Bq0c8NnXy1rDkVt6sEo.u4Bq0c8NnXy1rDkVt6sEo.u4Bq0c8NnXy1rDkVt6sEo.u4Bq0c8NnXy1r",
                "$s0$e0801$epIxT/h6HbbwHaehFnh/bw==$7H0vsXlY8UxxyW/BWx/9GuY7jEvGjT71GFd6O4SZND0=",
                "$2b$12$Lz7pWq2xLz7pWq2xLz7pWuKx0c8NnXy1rDkVt6sEoKx0c8NnXy1rD",
                "bcrypt_sha256$$2b$12$Lz7pWq2xLz7pWq2xLz7pWuKx0c8NnXy1rDkVt6sEoKx0c8NnXy1rD",
                "{pbkdf2@SpringSecurity_v5_8}5f4d8c9b7a6e5f4d8c9b7a6e5f4d8c9b7a6e",
                "SCRAM-SHA-256$4096:bHo3cFdxMng=$Kx0c8NnXy1rDkVt6sEoKx0c8NnXy1rDkVt6sEo=:Q1w2Ex0c8NnXy1rDkVt6sEo="
            })
    void aStoredPasswordIsHidden(String hash) {
        assertThat(SCRUBBER.scrubbed("row " + hash + " of bob")).isEqualTo("row [redacted] of bob");
        assertThat(SCRUBBER.scrubbed("row " + hash.substring(0, hash.length() * 2 / 3)))
                .isEqualTo("row [redacted]");
    }
}
