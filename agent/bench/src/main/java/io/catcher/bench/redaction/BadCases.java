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
            "пароль",
            "\u200b",
            "\ud800");

    private BadCases() {}

    /** Each part repeated, then random mixtures of a few parts repeated. */
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
        return seeds.stream()
                .map(seed -> seed.repeat(length / seed.length() + 1).substring(0, length))
                .toList();
    }
}
