package io.catcher.redact;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.key.KeyNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only way into the journal: gives back an event without its secrets, and with {@code redactions} that say where one
 * was. Thread-safe; never throws for a value: a value that it cannot judge goes.
 */
public final class Redactor {

    /** Made at the first event, on the journal's thread: the start of an application must not wait for its tables. */
    private final Lazy<Rules> rules;

    private final Mark mark;

    private record Rules(KeyNames keys, Function<String, List<Finding>> values) {}

    /**
     * @param salt of this installation, asked only where the settings want hashes; may fail
     */
    public Redactor(RedactionSettings settings, Callable<byte[]> salt) {
        this.rules = new Lazy<>(() -> new Rules(new KeyNames(settings), values(settings)));
        this.mark = new Mark(settings.hash() ? salt : null);
    }

    Redactor(RedactionSettings settings, Function<String, List<Finding>> values) {
        this.rules = new Lazy<>(() -> new Rules(new KeyNames(settings), values));
        this.mark = new Mark(null);
    }

    /** Without rules no text is trusted: each goes, and the event stays. */
    private static Function<String, List<Finding>> values(RedactionSettings settings) {
        try {
            return new Scrubber(settings)::findings;
        } catch (RuntimeException | LinkageError e) {
            return text -> {
                throw new IllegalStateException("no rules of redaction", e);
            };
        }
    }

    /** A new tree; the given one stays as it is. */
    public Map<String, @Nullable Object> redact(Map<String, @Nullable Object> event) {
        Rules found = rules.get();
        Walk walk = new Walk(found.keys(), new Texts(found.values(), mark), mark);
        Map<String, @Nullable Object> clean = new LinkedHashMap<>(walk.event(event));
        if (!walk.redactions().isEmpty()) {
            clean.put(
                    "redactions",
                    walk.redactions().stream().map(Redaction::tree).toList());
        }
        return clean;
    }

    /** A text of the agent's own, for its log; where it cannot be judged, nothing of it is left. */
    public String text(String text) {
        try {
            return Scrubber.without(text, rules.get().values().apply(text), mark::of);
        } catch (RuntimeException | StackOverflowError e) {
            return Mark.PLAIN;
        }
    }

    /**
     * The last look at an event, as it will be written: what the parts did not show may show in the whole.
     *
     * @param line one JSON object and its newline
     */
    public byte[] line(byte[] line) {
        return new LastLook(rules.get().values(), mark).at(line);
    }
}
