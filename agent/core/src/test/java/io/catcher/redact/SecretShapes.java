package io.catcher.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A generator for each kind of secret that has a shape, from parts and after what its vendor or standard says of it: no text
 * here is anybody's, and none was looked at when the rules were written.
 */
final class SecretShapes {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String ALNUM = UPPER + LOWER + DIGITS;
    private static final String URL64 = ALNUM + "-_";
    private static final String BASE64 = ALNUM + "+/";
    private static final String HEX = DIGITS + "abcdef";

    /**
     * A text and the secret in it.
     *
     * @param text in which the secret stands as it would be written
     */
    record Shape(String text, String secret) {
        static Shape whole(String secret) {
            return new Shape(secret, secret);
        }
    }

    private final Random random;
    private final Map<String, Supplier<Shape>> kinds = new LinkedHashMap<>();

    SecretShapes(long seed) {
        this.random = new Random(seed);
        keys();
        tokens();
        logins();
        people();
        kinds.put("pem", this::pem);
    }

    Map<String, Supplier<Shape>> kinds() {
        return kinds;
    }

    private void keys() {
        kinds.put("anthropic", () -> Shape.whole("sk-" + one("ant-api03-", "ant-admin01-") + of(URL64, 93) + "AA"));
        kinds.put("aws access", () -> Shape.whole(one("AK", "AS") + "IA" + of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)));
        kinds.put("aws secret", this::awsSecret);
        kinds.put("azure", this::azure);
        kinds.put("google", () -> Shape.whole(one("AI" + "za" + of(URL64, 35), "GOCSPX-" + of(URL64, 28))));
        kinds.put(
                "openai",
                () -> Shape.whole("sk-"
                        + one(
                                of(ALNUM, 20) + "T3Blbk" + "FJ" + of(ALNUM, 20),
                                "proj-" + of(URL64, 74) + "T3Blbk" + "FJ" + of(URL64, 74),
                                "svcacct-" + of(URL64, 58))));
        kinds.put("signed url", () -> {
            String signature = of(HEX, 64);
            return new Shape(
                    one(
                                    "https://b.s3.example.com/k?X-Amz-Date=20260101T000000Z&X-Amz-Sig" + "nature=",
                                    "/o?X-Goog-Sig" + "nature=",
                                    "https://d1.example.net/x.jpg?Expires=1&Sig" + "nature=")
                            + signature,
                    signature);
        });
        kinds.put("stripe", () -> Shape.whole(one("sk", "rk") + one("_live_", "_test_") + of(ALNUM, one(24, 99))));
    }

    private void tokens() {
        kinds.put(
                "github",
                () -> Shape.whole(one(
                        "gh" + one("p", "o", "u", "s", "r") + "_" + of(ALNUM, 36),
                        "github" + "_pat_" + of(ALNUM, 22) + "_" + of(ALNUM, 59))));
        kinds.put("gitlab", () -> Shape.whole(one("glpat-", "gldt-", "glrt-", "glcbt-") + of(URL64, 20)));
        kinds.put(
                "slack",
                () -> Shape.whole("xox"
                        + one(
                                "b-" + of(DIGITS, 12) + "-" + of(DIGITS, 12) + "-" + of(ALNUM, 24),
                                "p-" + of(DIGITS, 11) + "-" + of(DIGITS, 11) + "-" + of(DIGITS, 12) + "-"
                                        + of(HEX, 32))));
        kinds.put(
                "jwt",
                () -> Shape.whole(base64("{\"alg\":\"HS256\"}") + "."
                        + base64("{\"sub\":\"" + of(DIGITS, 6) + "\",\"n\":\"" + of(LOWER, 6) + "\"}") + "."
                        + of(URL64, 43)));
        kinds.put("bearer", () -> bearer(of(ALNUM, 4) + of(DIGITS, 2) + of(URL64, one(20, 30, 60))));
        kinds.put("basic", () -> {
            String pair = Base64.getEncoder()
                    .encodeToString((of(LOWER, 5) + ":" + of(ALNUM, 9)).getBytes(StandardCharsets.UTF_8));
            return new Shape("Basic " + pair, pair);
        });
    }

    private void logins() {
        kinds.put("url credentials", () -> {
            String secret = of(LOWER, 3) + of(ALNUM, 8) + of(DIGITS, 2);
            return new Shape(
                    one("https", "amqp", "redis", "ftp", "mongodb+srv") + "://" + of(LOWER, 5) + ":" + secret + "@"
                            + of(LOWER, 6) + ".example.com" + one("", ":5672/vh", "/a/b?c=d"),
                    secret);
        });
        kinds.put("connection string", this::connection);
        kinds.put("home path", () -> {
            String name = of(LOWER, 4) + of(DIGITS, 2) + of(LOWER, 4);
            return new Shape(one("/home/", "/Users/", "C:\\Users\\") + name + one("/x.txt", ""), name);
        });
    }

    private void people() {
        kinds.put("card", this::card);
        kinds.put(
                "email",
                () -> Shape.whole(of(LOWER, 5)
                        + one(".", "_", "+", "")
                        + of(LOWER, 5)
                        + one("@", "@mail.")
                        + of(LOWER, 7)
                        + one(".com", ".co.uk", ".de", ".info")));
        kinds.put("iban", this::iban);
        kinds.put(
                "ip",
                () -> Shape.whole(one(
                        (11 + random.nextInt(110)) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                                + (1 + random.nextInt(254)),
                        "2001:db8:" + of(HEX, 4) + ":" + of(HEX, 4) + "::" + (1 + random.nextInt(9)),
                        "fe80::" + of(HEX, 4) + ":" + of(HEX, 4) + ":" + of(HEX, 4) + ":" + of(HEX, 3) + "1")));
        kinds.put(
                "phone",
                () -> Shape.whole(one(
                        "+49 " + of("123456789", 3) + " " + of(DIGITS, 7),
                        "+44" + of("123456789", 10),
                        "(" + of("23456789", 3) + ") " + of("23456789", 3) + "-" + of(DIGITS, 4),
                        of("23456789", 3) + "-" + of("23456789", 3) + "-" + of(DIGITS, 4),
                        "+1-" + of("23456789", 3) + "-" + of("23456789", 3) + "-" + of(DIGITS, 4))));
        kinds.put("ssn", () -> {
            String dash = one("-", " ");
            return Shape.whole(of("12345", 3) + dash + of("123456789", 2) + dash + of("123456789", 4));
        });
    }

    private Shape bearer(String token) {
        return new Shape(one("Bearer ", "bearer ", "Authorization: Bearer ") + token, token);
    }

    private Shape awsSecret() {
        String secret = of(BASE64, 38) + of(DIGITS, 2);
        return new Shape(
                one(
                                "aws_secret_access_key=",
                                "AWS_SECRET_ACCESS_KEY: ",
                                "secretAccessKey\": \"",
                                "\"SecretAccessKey\":\"",
                                "aws.secretKey = ")
                        + secret,
                secret);
    }

    private Shape azure() {
        return switch (random.nextInt(5)) {
            case 0 -> Shape.whole(of(ALNUM, 3) + "8Q" + "~" + of(URL64, 34));
            case 1 -> {
                String key = of(BASE64, 76) + "+A" + "St" + of(ALNUM, 5) + "A==";
                yield new Shape("AccountName=" + of(LOWER, 8) + ";AccountKey=" + key, key);
            }
            case 2 -> {
                String key = of(BASE64, 43) + "=";
                yield new Shape("SharedAccessKeyName=send;SharedAccessKey=" + key, key);
            }
            case 3 -> {
                String signature = of(ALNUM, 43) + "%3D";
                yield new Shape("?sv=2022-11-02&ss=b&srt=sco&sp=rl&se=2027-01-01&sig=" + signature, signature);
            }
            default ->
                Shape.whole(of(ALNUM, 52) + "JQ" + "QJ99" + of(ALNUM, 6) + "AAAA" + of(ALNUM, 5) + "AZ" + "DO"
                        + of(ALNUM, 4));
        };
    }

    private Shape connection() {
        String secret = of(LOWER, 4) + of(ALNUM, 6) + of(DIGITS, 2);
        String text = one(
                "Server=tcp:sql.example.com,1433;Database=app;User ID=svc;Password=%s;Encrypt=True",
                "jdbc:sqlserver://sql.example.com:1433;user=sa;password=%s;encrypt=true",
                "jdbc:mysql://svc:%s@db1.example.com:3306/orders",
                "jdbc:postgresql://db.example.com/app?user=svc&password=%s&ssl=true",
                "jdbc:oracle:thin:scott/%s@ora.example.com:1521:ORCL",
                "host=db.example.com dbname=app user=svc password=%s",
                "Data Source=db;Initial Catalog=app;Uid=svc;Pwd=%s;",
                "mongodb://svc:%s@m1.example.com,m2.example.com/app?replicaSet=rs0",
                "redis.example.com:6380,password=%s,ssl=True");
        return new Shape(text.formatted(secret), secret);
    }

    private Shape card() {
        String head = one(
                "4" + of(DIGITS, 14),
                "5" + one("1", "3", "5") + of(DIGITS, 13),
                "37" + of(DIGITS, 12),
                "6011" + of(DIGITS, 11));
        String number = head + luhn(head);
        boolean groups = number.length() == 16 && random.nextBoolean();
        return Shape.whole(groups ? number.replaceAll("(.{4})(?!$)", "$1" + one(" ", "-")) : number);
    }

    private static int luhn(String head) {
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            int digit = head.charAt(head.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return (10 - sum % 10) % 10;
    }

    private Shape iban() {
        String country = one("DE", "FR", "GB", "ES", "NL", "CH", "SE");
        String account =
                switch (country) {
                    case "DE" -> of(DIGITS, 18);
                    case "FR" -> of(DIGITS, 10) + of(UPPER + DIGITS, 11) + of(DIGITS, 2);
                    case "GB" -> of(UPPER, 4) + of(DIGITS, 14);
                    case "NL" -> of(UPPER, 4) + of(DIGITS, 10);
                    case "CH" -> of(DIGITS, 17);
                    default -> of(DIGITS, 20);
                };
        int rest = 0;
        for (char c : (account + country + "00").toCharArray()) {
            int value = Character.digit(c, 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        String iban = country + String.format(Locale.ROOT, "%02d", 98 - rest) + account;
        return Shape.whole(random.nextBoolean() ? iban : iban.replaceAll("(.{4})(?!$)", "$1 "));
    }

    private Shape pem() {
        String end = one("\n", "\\n", "\\\\n", " ");
        String kind = one("RSA ", "EC ", "", "OPENSSH ", "ENCRYPTED ");
        String body = of(BASE64, 64) + end + of(BASE64, 64) + end + of(BASE64, 30) + "==";
        return new Shape(
                "-----BEGIN " + kind + "PRIV" + "ATE KEY-----" + end + body + end + "-----END " + kind + "PRIV"
                        + "ATE KEY-----",
                body);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String of(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int one(int... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
