package io.catcher.redact.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.catcher.config.RedactionSettings;
import io.catcher.event.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Scores the key rules on labelled names that stay outside the project. */
class KeyNamesMeasureTest {

    /** Seen from agent/core. */
    private static final Path LABELLED = Path.of("../../../shared/data/redaction/key-names.jsonl.gz");

    @Test
    void nearlyAllSecretNamesAreFoundAndNearlyNoHarmlessOnes() throws IOException {
        assumeTrue(Files.isReadable(LABELLED), "skipped: no labelled key names at " + LABELLED);
        KeyNames names = new KeyNames(RedactionSettings.DEFAULTS);
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int secrets = 0;
        int harmless = 0;
        for (Map<String, Object> row : rows()) {
            String name = String.valueOf(row.get("text"));
            boolean secret = Boolean.TRUE.equals(row.get("secret"));
            secrets += secret ? 1 : 0;
            harmless += secret ? 0 : 1;
            if (secret && names.rule(name) == null) {
                missed.add(name);
            } else if (!secret && names.rule(name) != null) {
                wrong.add(name);
            }
        }
        System.out.printf("key names: %d of %d secret missed %s%n", missed.size(), secrets, missed);
        System.out.printf("key names: %d of %d harmless wrong %s%n", wrong.size(), harmless, wrong);
        assertThat(missed.size()).as("missed %s", missed).isLessThanOrEqualTo(secrets * 2 / 100);
        assertThat(wrong.size()).as("wrong %s", wrong).isLessThanOrEqualTo(harmless / 100);
    }

    private static List<Map<String, Object>> rows() throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(LABELLED)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(Json.read(line));
            }
        }
        return rows;
    }
}
