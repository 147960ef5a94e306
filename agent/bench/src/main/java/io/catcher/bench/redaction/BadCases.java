package io.catcher.bench.redaction;

import java.util.List;
import java.util.Random;

/** Openings that ask for a long look ahead, to be repeated and mixed until one is found that costs too much. */
final class BadCases {

    private static final List<String> PARTS = List.of(
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN ",
            "-----END ",
            "://",
            "http://a:b",
            "a:b@",
            "eyJ",
            "eyJhbGciOi.",
            "-ey",
            "sk-",
            "ghp_",
            "AKIA",
            "xox",
            "q~",
            "Q~",
            ".atlasv1.",
            "bearer ",
            "basic+",
            "password=\"",
            "password=\\\"",
            "password='",
            "token=",
            "secret: ",
            "\"token\":",
            "<password>",
            "key=\"",
            "cookie: ",
            "authorization: ",
            "=\"",
            "\\",
            "a@",
            "@",
            "%40",
            "a@b.",
            "DE44",
            "4111 1111 ",
            "4111-",
            "123-45-",
            "+49 ",
            "(555) ",
            "1.2.3.",
            "::",
            "a:b:",
            "f:",
            "/home/",
            "\\Users\\",
            "$1$",
            "{ssha",
            "$argon2",
            "identified by ",
            " -u ",
            "--user ",
            ".a12345.",
            "twilio_",
            "key ",
            "x_key=",
            "secret-",
            "mii",
            "MIIIBAAKC",
            "LS0tLS1CRUdJTi",
            ",",
            ";",
            "&a",
            "))))",
            "{{{{",
            " ",
            "\n",
            "0",
            "a",
            "A9",
            "%3d",
            "&quot;",
            "password is ",
            "insert into t (password) values (",
            "insert into t (",
            "('a', ",
            "values ('",
            "''",
            "?sig=",
            "&signature=%",
            "@tcp(",
            "dev.azure.com/",
            ".core.windows.net",
            "storage.googleapis.com/",
            "+ASt",
            "AzFu",
            "123-45 ",
            "passphrase = ",
            "{\"a\":\"{\\\"password\\\":\\\"",
            "<property name=\"password\"><value>",
            "пароль",
            "\u200b",
            "\ud800");

    private BadCases() {}

    /** Each part repeated, then random mixtures of a few parts repeated, then as many nested ones. */
    static List<String> search(int length, int mixtures) {
        Random random = new Random(7);
        List<String> seeds = new java.util.ArrayList<>(PARTS);
        for (int i = 0; i < mixtures; i++) {
            StringBuilder seed = new StringBuilder();
            for (int part = 2 + random.nextInt(4); part > 0; part--) {
                seed.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            seeds.add(seed.toString());
        }
        List<String> cases = new java.util.ArrayList<>();
        seeds.forEach(seed -> cases.add(filled(seed, length)));
        for (int i = 0; i < mixtures; i++) {
            cases.add(nested(random, length));
        }
        return cases;
    }

    private static String filled(String seed, int length) {
        return seed.repeat(length / seed.length() + 1).substring(0, length);
    }

    /**
     * Openings that are closed in the wrong order or never: many of one, then many of another; one before a long run of
     * letters; or each level of JSON with twice the backslashes of the one around it.
     */
    private static String nested(Random random, int length) {
        String one = PARTS.get(random.nextInt(PARTS.size()));
        String other = PARTS.get(random.nextInt(PARTS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> filled(one, length / 2) + filled(other, length - length / 2);
            case 1 -> one + filled(random.nextBoolean() ? "a1" : "x", length - one.length() - other.length()) + other;
            case 2 -> {
                StringBuilder text = new StringBuilder(length + 64);
                for (int run = 1; text.length() < length; run++) {
                    text.append(one).append("\\".repeat(run % 64)).append(other);
                }
                yield text.substring(0, length);
            }
            default -> {
                StringBuilder text = new StringBuilder(length + 64);
                for (int run = 1; text.length() < length; run = run * 2 % 4_093) {
                    text.append(one).append("a1".repeat(run)).append(other);
                }
                yield text.substring(0, length);
            }
        };
    }
}
