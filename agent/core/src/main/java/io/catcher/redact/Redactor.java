package io.catcher.redact;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Finding;
import io.catcher.redact.text.Mark;
import io.catcher.redact.text.RuleSet;
import io.catcher.redact.text.Scrubber;
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

    private final @Nullable Callable<byte[]> salt;

    /** Replaced as a whole, so that an event is judged by the old rules or by the new ones and never by half of each. */
    private volatile RuleSet rules;

    /**
     * @param salt of this installation, asked only where the settings want hashes; may fail
     */
    public Redactor(RedactionSettings settings, Callable<byte[]> salt) {
        this.salt = salt;
        this.rules = RuleSet.of(settings, salt);
    }

    Redactor(RedactionSettings settings, Function<String, List<Finding>> values) {
        this.salt = null;
        this.rules = RuleSet.of(settings, values);
    }

    /**
     * Takes over from a changed configuration what protects more; counts from the next event on.
     *
     * @return what does not count before a restart, a sentence each; empty when all does
     */
    public synchronized List<String> strengthen(RedactionSettings proposed) {
        RuleSet current = rules;
        Strengthening change = Strengthening.of(current.settings(), proposed);
        if (change.isMore(current.settings())) {
            rules = current.and(change.effective(), salt);
        }
        return change.refused();
    }

    /** A new tree; the given one stays as it is. */
    public Map<String, @Nullable Object> redact(Map<String, @Nullable Object> event) {
        RuleSet found = rules;
        Walk walk = new Walk(found.keys(), new Texts(found.values(), found.mark()), found.mark());
        Map<String, @Nullable Object> clean = new LinkedHashMap<>(walk.event(event));
        if (!walk.redactions().isEmpty()) {
            clean.put(
                    "redactions",
                    walk.redactions().stream().map(Redaction::tree).toList());
        }
        return clean;
    }

    /** What is secret in a text, in its order, none over another. */
    List<Finding> findings(String text) {
        return rules.values().apply(text);
    }

    /** A text of the agent's own, for its log; where it cannot be judged, nothing of it is left. */
    public String text(String text) {
        RuleSet found = rules;
        try {
            return Scrubber.without(text, found.values().apply(text), found.mark()::of);
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
        RuleSet found = rules;
        return new LastLook(found.values(), found.mark()).at(line);
    }
}
