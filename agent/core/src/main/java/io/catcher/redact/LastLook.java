package io.catcher.redact;

import io.catcher.event.Json;
import io.catcher.redact.text.Finding;
import io.catcher.redact.text.JsonStrings;
import io.catcher.redact.text.Mark;
import io.catcher.redact.text.Scrubber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The finished line of an event once more, as any reader of the journal sees it. Only what lies within one string of JSON
 * may go, so that the line stays JSON. Not thread-safe.
 */
final class LastLook {

    private final Function<String, List<Finding>> values;
    private final Mark mark;

    LastLook(Function<String, List<Finding>> values, Mark mark) {
        this.values = values;
        this.mark = mark;
    }

    /** The very same bytes when there is nothing to find in them. */
    byte[] at(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        try {
            List<Finding> within = JsonStrings.of(text).within(values.apply(text));
            return within.isEmpty() ? line : told(text, within);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return bytes(envelope(text));
        }
    }

    private byte[] told(String text, List<Finding> within) throws IOException {
        Map<String, @Nullable Object> tree = Json.read(Scrubber.without(text, within, mark::of));
        List<@Nullable Object> redactions = new ArrayList<>();
        if (tree.get("redactions") instanceof List<?> before) {
            redactions.addAll(before);
        }
        within.stream().map(Finding::rule).distinct().forEach(rule -> redactions.add(new Redaction("", rule).tree()));
        tree.put("redactions", redactions);
        return bytes(tree);
    }

    /** What the agent itself gave the event: that it happened is never lost. */
    private static Map<String, @Nullable Object> envelope(String text) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        try {
            Map<String, @Nullable Object> tree = Json.read(text);
            for (String key : List.of("schema", "event_id", "seq", "ts", "kind", "job", "severity", "service")) {
                if (tree.containsKey(key)) {
                    envelope.put(key, tree.get(key));
                }
            }
        } catch (IOException | RuntimeException noJson) {
            envelope.put("kind", "lifecycle");
        }
        envelope.put("redactions", List.of(new Redaction("", "failed").tree()));
        return envelope;
    }

    private static byte[] bytes(Map<String, @Nullable Object> tree) {
        return (Json.write(tree) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
