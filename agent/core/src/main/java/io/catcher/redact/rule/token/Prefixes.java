package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Reads the table of vendors' prefixes, {@code prefixes.txt}: a line is a prefix, a class of characters, a length. */
public final class Prefixes {

    private Prefixes() {}

    public static List<Prefix> all() {
        List<String> lines = lines("prefixes.txt");
        List<Prefix> all = new ArrayList<>(lines.size());
        for (String line : lines) {
            all.add(prefix(line));
        }
        return all;
    }

    /** The lines of a resource beside this class, without comments and empty ones. */
    static List<String> lines(String resource) {
        try (InputStream in = Prefixes.class.getResourceAsStream(resource)) {
            return lines(found(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** By hand: on the way of a young JVM's first failure a stream and its patterns take longer than all else here. */
    private static List<String> lines(byte[] resource) {
        String text = new String(resource, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int end;
        for (int from = 0; from < text.length(); from = end + 1) {
            end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            String line = text.substring(from, end).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static InputStream found(@Nullable InputStream in) throws IOException {
        if (in == null) {
            throw new IOException("missing in the jar");
        }
        return in;
    }

    private static Prefix prefix(String line) {
        StringTokenizer parts = new StringTokenizer(line);
        String text = parts.nextToken();
        int body = body(parts.nextToken());
        int shortest = Integer.parseInt(parts.nextToken());
        return new Prefix(
                text, body, shortest, parts.hasMoreTokens() ? trust(parts.nextToken()) : trustByLetters(text));
    }

    private static Prefix.Trust trust(String name) {
        return switch (name) {
            case "sure" -> Prefix.Trust.ALL;
            case "own" -> Prefix.Trust.MUCH;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** What people call their programs' parts by has one case and nothing but dots and dashes between. */
    private static Prefix.Trust trustByLetters(String text) {
        int length = text.length();
        boolean plain = Chars.skip(text, 0, Chars.TOKEN) == length;
        boolean oneCase =
                Chars.count(text, 0, length, Chars.UPPER) == 0 || Chars.count(text, 0, length, Chars.LOWER) == 0;
        return plain && oneCase ? Prefix.Trust.LITTLE : Prefix.Trust.MUCH;
    }

    private static int body(String name) {
        return switch (name) {
            case "hex" -> Chars.HEX;
            case "uuid" -> Chars.HEX | Chars.DASH;
            case "upper" -> Chars.UPPER | Chars.DIGIT;
            case "alnum" -> Chars.ALNUM;
            case "word" -> Chars.WORD;
            case "url" -> Chars.URL64;
            case "dots" -> Chars.TOKEN | Chars.TILDE;
            case "encoded" -> Chars.TOKEN | Chars.PERCENT;
            case "base64" -> Chars.BASE64 | Chars.URL64;
            case "path" -> Chars.BASE64 | Chars.TOKEN;
            case "any" -> Chars.BASE64 | Chars.TOKEN | Chars.DOLLAR | Chars.TILDE;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
