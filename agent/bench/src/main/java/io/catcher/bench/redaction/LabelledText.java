package io.catcher.bench.redaction;

import io.catcher.event.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file of labelled texts, {@code {id, text, kind, secret, value, neg, scope}}.
 *
 * @param value the secret in the text; null = the text as a whole
 * @param harmless whether the text must stay as it is
 * @param expected whether rules can be expected to find it
 */
record LabelledText(
        String id,
        String text,
        String kind,
        boolean secret,
        @Nullable String value,
        boolean harmless,
        boolean expected) {

    static List<LabelledText> read(Path file) throws IOException {
        List<LabelledText> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(of(Json.read(line)));
            }
        }
        return rows;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private static LabelledText of(Map<String, @Nullable Object> row) {
        boolean secret = Boolean.TRUE.equals(row.get("secret"));
        return new LabelledText(
                String.valueOf(row.get("id")),
                String.valueOf(row.get("text")),
                String.valueOf(row.get("kind")),
                secret,
                row.get("value") instanceof String value ? value : null,
                !secret && !"rule_fp".equals(row.get("neg")),
                !"info_only".equals(row.get("scope")));
    }

    /** Every fourth text, by its id, is held out: rules are never looked at with these. */
    boolean isHeldOut() {
        return Math.floorMod(id.hashCode(), 4) == 0;
    }

    /** Whether the value is gone, and no half of it, of eight characters at least, is left. */
    boolean isHidden(String output) {
        if (value == null) {
            return !output.equals(text);
        }
        if (value.isEmpty() || output.contains(value)) {
            return value.isEmpty();
        }
        int half = Math.max(8, (value.length() + 1) / 2);
        for (int i = 0; i + half <= value.length(); i++) {
            if (output.contains(value.substring(i, i + half))) {
                return false;
            }
        }
        return true;
    }
}
