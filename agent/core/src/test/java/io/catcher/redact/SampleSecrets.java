package io.catcher.redact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Secrets made from parts with a seed: none stands in this source, and none is anybody's. */
final class SampleSecrets {

    private static final String ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;

    SampleSecrets(long seed) {
        this.random = new Random(seed);
    }

    /** By the kind of each: the text that holds it, with the secret between two bars. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "pem",
                "|-----BEGIN RSA PRIV" + "ATE KEY-----\n" + letters(64) + "\n" + letters(64) + "\n" + letters(40)
                        + "=\n|");
        all.put("jwt", "got |ey" + "JhbGciOiJIUzI1NiJ9." + letters(60) + "." + letters(43) + "|");
        all.put("github", "push with |gh" + "p_" + letters(36) + "|");
        all.put("aws", "as |AK" + "IA" + letters(16).toUpperCase(java.util.Locale.ROOT) + "|");
        all.put("slack", "via |xo" + "xb-" + digits(12) + "-" + digits(12) + "-" + letters(24) + "|");
        all.put("stripe", "charge |sk" + "_live_" + letters(24) + "|");
        all.put("bearer", "Bearer |" + letters(4) + digits(2) + letters(30) + "|");
        all.put("assignment", "password=|" + letters(10) + digits(3) + letters(6) + "|");
        all.put("json", "{\"apiKey\":\"|" + letters(10) + digits(3) + letters(16) + "|\"}");
        all.put("nested json", "\"{\\\"secret\\\":\\\"|" + letters(8) + digits(2) + letters(8) + "|\\\"}\"");
        all.put("xml", "<password>|" + letters(9) + digits(2) + "|</password>");
        all.put("url encoded", "q=1%26token%3D|" + letters(9) + digits(9) + "|%26x=1");
        all.put("hidden pem", "data LS0tLS1CRU" + "dJTi|" + letters(80) + "|");
        all.put("url", "amqp://bob:|p" + letters(11) + "|@mq.example.com/vh");
        return all;
    }

    String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALNUM.charAt(random.nextInt(ALNUM.length())));
        }
        return text.toString();
    }

    String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('1' + random.nextInt(9)));
        }
        return text.toString();
    }
}
