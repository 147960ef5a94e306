package io.catcher.bench;

import com.google.gson.Gson;
import io.catcher.event.part.Thrown;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A stack trace of which the bug is known, one JSON object a line.
 *
 * @param root_type of the innermost cause
 * @param prod those frames that are the project's own, without its tests
 */
record LabelledTrace(
        String project,
        String bug,
        String type,
        String message,
        String root_type,
        List<String> frames,
        List<String> prod) {

    /** Of a packed or plain file. */
    static List<LabelledTrace> read(Path file) throws IOException {
        Gson gson = new Gson();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> gson.fromJson(line, LabelledTrace.class))
                    .toList();
        }
    }

    /** As the agent would see it, with these frames. */
    Thrown with(List<String> chosen) {
        List<Thrown> causes = root_type.equals(type)
                ? List.of()
                : List.of(new Thrown(root_type, null, List.of(), List.of(), List.of()));
        return new Thrown(type, message, chosen, causes, List.of());
    }
}
