package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.rule.token.Prefix;
import io.catcher.redact.rule.token.Prefixes;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.text.Scrubber;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|v1.0-5f4d8c9b7a6e5f4d8c9b7a6e-%1$s%1$s|",
                "|patX7q2Lm9Zr4Tc1B.%1$s%1$s|",
                "|%1$s-50f38b22-258caf80|",
                "|2/1131461904922052/1224036291552885:%1$s|",
                "|%1$s.xFDoL4GtGDPyJOUC|",
                "|xoxd-wWzx3BLSdBTGH%%2FOO3%%2BLDRvl5Of%%2Fwgd2wVcUYz9XEI%%3D|",
                "|v3.local.5VG5R9Xt75GIyd1duu5O2GoOdGOIzMXiicEWEH5L6-6DcqMd9XG1M7ALx6Dj2b8klh0|",
                "|k4.secret.MUcbCBjnzaNyydrWl4CmncU6Zipl6Og1H0rglZvKoUFrOjS|",
                "|AKIAJ2K3L4M5N6O7P2Q3|:|0FQ9dTWY7+omasBQW6ZHrLuAB71Mzd9Nq/QnIyGs|",
                "new BasicAWSCredentials(\"|AKIAJ2K3L4M5N6O7P2Q3|\", \"|0FQ9dTWY7+omasBQW6ZHrLuAB71Mzd9Nq/QnIyGs|\")",
                "|ASIAJ2K3L4M5N6O7P2Q3|,|0FQ9dTWY7+omasBQW6ZHrLuAB71Mzd9Nq/QnIyGs|"
            })
    void aKeyOfSeveralPartsIsHiddenWhole(String marked) {
        String text = marked.formatted("5f4d8c9b7a6e5f4d8c9b7a6e5f4d8c9b");

        assertThat(SCRUBBER.scrubbed("refused " + text.replace("|", "") + " twice"))
                .isEqualTo("refused " + text.replaceAll("\\|[^|]+\\|", "[redacted]") + " twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PuTTY-User-Key-File-3: ssh-ed25519\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\n%s\nPrivate-MAC: 5f4d8c9b7a6e",
                "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n%1$s\n%1$s\n---- END SSH2 ENCRYPTED PRIVATE KEY ----"
            })
    void aPrivateKeyThatIsNoPemIsHidden(String text) {
        String line = "0WclRDh2LeRvyR3vKj745ybg2xQks4tKVAw4b48ZYRwiOhfTmvCgresIkNjVmFkl";

        assertThat(SCRUBBER.scrubbed(text.formatted(line))).doesNotContain(line.substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "md5 5f4d8c9b7a6e5f4d8c9b7a6e5f4d8c9b-1",
                "trace 5f4d8c9b7a6e5f4d8c9b7a6e5f4d8c9b.json",
                "span 00-5f4d8c9b7a6e5f4d8c9b7a6e5f4d8c9b-5f4d8c9b7a6e5f4d-01",
                "path 2/7/9:5f4d",
                "pattern.5f4d8c9b7a6e5f4d8c9b7a6e5f4d8c9b",
                "Private-Lines: none"
            })
    void whatIsOnlyHexadecimalStays(String text) {
        assertThat(SCRUBBER.scrubbed(text)).isEqualTo(text);
    }
}
