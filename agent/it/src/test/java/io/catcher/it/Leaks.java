package io.catcher.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for a secret in what was written: the whole of it, and any half of eight characters or more. */
public final class Leaks {

    private Leaks() {}

    /** Every file below a directory, by its path, its name included. */
    public static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file.toString(), file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    /** The part of the secret that is in the text; empty when none is. */
    public static String of(String secret, String text) {
        String found = half(secret, text);
        String plain = secret.replaceAll("[ -]", "");
        return found.isEmpty() ? half(plain, text) : found;
    }

    private static String half(String secret, String text) {
        int half = Math.min(secret.length(), Math.max(8, (secret.length() + 1) / 2));
        for (int i = 0; i + half <= secret.length(); i++) {
            String part = secret.substring(i, i + half);
            if (text.contains(part)) {
                return part;
            }
        }
        return "";
    }
}
