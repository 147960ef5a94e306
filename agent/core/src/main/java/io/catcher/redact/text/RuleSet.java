package io.catcher.redact.text;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All rules that count at one time. Made at the first event, on the journal's thread: the start of an application must not
 * wait for their tables. Immutable but for that.
 */
public final class RuleSet {

    private final RedactionSettings settings;
    private final Mark mark;
    private final Lazy<Parts> parts;

    private record Parts(KeyNames keys, Function<String, List<Finding>> values) {}

    private RuleSet(
            RedactionSettings settings, @Nullable Callable<byte[]> salt, Function<String, List<Finding>> values) {
        this.settings = settings;
        this.mark = new Mark(settings.hash() ? salt : null);
        this.parts = new Lazy<>(() -> new Parts(new KeyNames(settings), values));
    }

    public static RuleSet of(RedactionSettings settings, @Nullable Callable<byte[]> salt) {
        return new RuleSet(settings, salt, values(settings));
    }

    public static RuleSet of(RedactionSettings settings, Function<String, List<Finding>> values) {
        return new RuleSet(settings, null, values);
    }

    /**
     * These, and more. The old rules go on looking themselves: a new one that finds more of a text could otherwise keep an
     * old one from seeing where its own secret begins.
     */
    public RuleSet and(RedactionSettings stronger, @Nullable Callable<byte[]> salt) {
        Function<String, List<Finding>> more = values(stronger);
        return new RuleSet(stronger, salt, text -> joined(values().apply(text), more.apply(text)));
    }

    public RedactionSettings settings() {
        return settings;
    }

    public Mark mark() {
        return mark;
    }

    public KeyNames keys() {
        return parts.get().keys();
    }

    public Function<String, List<Finding>> values() {
        return parts.get().values();
    }

    /** Without rules no text is trusted: each goes, and the event stays. */
    private static Function<String, List<Finding>> values(RedactionSettings settings) {
        Lazy<Scrubber> scrubber = new Lazy<>(() -> new Scrubber(settings));
        return text -> {
            try {
                return scrubber.get().findings(text);
            } catch (LinkageError e) {
                throw new IllegalStateException("no rules of redaction", e);
            }
        };
    }

    private static List<Finding> joined(List<Finding> one, List<Finding> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Spans spans = new Spans();
        List<Finding> all = new ArrayList<>(one);
        all.addAll(other);
        all.forEach(finding -> spans.hide(finding.from(), finding.to(), finding.rule()));
        return spans.merged().stream().map(Scrubber::finding).toList();
    }
}
