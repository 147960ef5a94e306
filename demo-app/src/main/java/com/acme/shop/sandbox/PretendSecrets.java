package com.acme.shop.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Secrets as a real shop has them, all made up and made at run time from parts: none opens anything, and none stands in this
 * source for a scanner of repositories to find. The same in each run.
 */
public final class PretendSecrets {
    private static final String ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final Map<String, String> ALL = make();

    private PretendSecrets() {}

    /** Each by what it is. */
    public static Map<String, String> all() {
        return ALL;
    }

    public static String of(String name) {
        return ALL.get(name);
    }

    private static Map<String, String> make() {
        Random random = new Random(2_026);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("stripe key", "sk" + "_live_" + letters(random, 24));
        all.put("path key", "rk" + "_live_" + letters(random, 24));
        all.put("bearer token", letters(random, 4) + "7" + letters(random, 31));
        all.put("jwt", jwt(random));
        all.put("request token", jwt(random));
        all.put("aws key", "AK" + "IA" + letters(random, 16).toUpperCase(java.util.Locale.ROOT));
        all.put("aws secret", letters(random, 18) + "/" + letters(random, 21));
        all.put("database password", "Tr4y-" + letters(random, 12));
        all.put("webhook password", "c4ndle-" + letters(random, 10));
        all.put("session cookie", letters(random, 26));
        all.put("signing key", letters(random, 64));
        all.put("login password", "kettle-" + letters(random, 9) + "4");
        all.put("card", "6011 0009 " + "9013 9424");
        all.put("iban", "DE89 3704 " + "0044 0532 0130 00");
        all.put("settlement iban", "GB82WEST" + "12345698765432");
        all.put("email", "ada.lindqvist" + "@mail.example.org");
        all.put("phone", "+49 431 " + "5550 187");
        all.put("ssn", "219-46" + "-8812");
        all.put("ip", "203.0." + "113.77");
        return Map.copyOf(all);
    }

    private static String jwt(Random random) {
        return base64("{\"alg\":\"HS256\"}") + "." + base64("{\"sub\":\"shop\",\"n\":\"" + letters(random, 6) + "\"}")
                + "." + letters(random, 43);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALNUM.charAt(random.nextInt(ALNUM.length())));
        }
        return text.toString();
    }
}
