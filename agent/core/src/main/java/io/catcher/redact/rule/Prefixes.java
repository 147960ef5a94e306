package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the table of vendors' prefixes, {@code prefixes.txt}: a line is a prefix, a class of characters, a length. */
final class Prefixes {

    private Prefixes() {}

    static List<Prefix> all() {
        return lines("prefixes.txt").stream().map(Prefixes::prefix).toList();
    }

    /** The lines of a resource beside this class, without comments and empty ones. */
    static List<String> lines(String resource) {
        try (InputStream in = Prefixes.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(found(in), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static InputStream found(@Nullable InputStream in) throws IOException {
        if (in == null) {
            throw new IOException("missing in the jar");
        }
        return in;
    }

    private static Prefix prefix(String line) {
        String[] parts = line.split("\\s+", -1);
        return new Prefix(parts[0], body(parts[1]), Integer.parseInt(parts[2]), parts.length > 3);
    }

    private static int body(String name) {
        return switch (name) {
            case "hex" -> Chars.HEX;
            case "upper" -> Chars.UPPER | Chars.DIGIT;
            case "alnum" -> Chars.ALNUM;
            case "word" -> Chars.WORD;
            case "url" -> Chars.URL64;
            case "dots" -> Chars.TOKEN | Chars.TILDE;
            case "base64" -> Chars.BASE64 | Chars.URL64;
            case "path" -> Chars.BASE64 | Chars.TOKEN;
            case "any" -> Chars.BASE64 | Chars.TOKEN | Chars.DOLLAR | Chars.TILDE;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
