package io.catcher.redact;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.key.KeyNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only way into the journal: gives back an event without its secrets, and with {@code redactions} that say where one
 * was. Thread-safe; never throws for a value: a value that it cannot judge goes.
 */
public final class Redactor {

    private final KeyNames keys;
    private final List<ValueRule> valueRules;

    public Redactor(RedactionSettings settings, List<ValueRule> valueRules) {
        this.keys = new KeyNames(settings);
        this.valueRules = List.copyOf(valueRules);
    }

    /** A redactor by key names alone. */
    public static Redactor byKeyNames(RedactionSettings settings) {
        return new Redactor(settings, List.of());
    }

    /** A new tree; the given one stays as it is. */
    public Map<String, @Nullable Object> redact(Map<String, @Nullable Object> event) {
        Walk walk = new Walk(keys, valueRules);
        Map<String, @Nullable Object> clean = new LinkedHashMap<>(walk.event(event));
        if (!walk.redactions().isEmpty()) {
            clean.put(
                    "redactions",
                    walk.redactions().stream().map(Redaction::tree).toList());
        }
        return clean;
    }
}
