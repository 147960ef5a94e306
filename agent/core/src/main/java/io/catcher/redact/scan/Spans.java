package io.catcher.redact.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What is hidden of one text. Not thread-safe; made for each text. */
public final class Spans {

    /**
     * A hidden range.
     *
     * @param echo whether the same words elsewhere in the text are hidden too
     */
    public record Span(int from, int to, String rule, boolean echo) {}

    private List<Span> spans = new ArrayList<>(2);

    public void hide(int from, int to, String rule) {
        hide(from, to, rule, false);
    }

    public void hide(int from, int to, String rule, boolean echo) {
        if (to > from) {
            spans.add(new Span(from, to, rule, echo));
        }
    }

    /** Forgets those that the judge knows to be no secret. */
    public void keepUnless(Predicate<Span> harmless) {
        spans.removeIf(harmless);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** In the order of the text, none over another: of two that overlap one remains, as wide as both. */
    public List<Span> merged() {
        if (spans.size() < 2) {
            return spans;
        }
        spans.sort(Comparator.comparingInt(Span::from));
        List<Span> merged = new ArrayList<>(spans.size());
        Span last = spans.get(0);
        for (Span next : spans.subList(1, spans.size())) {
            if (next.from() < last.to()) {
                last = new Span(last.from(), Math.max(last.to(), next.to()), last.rule(), last.echo());
            } else {
                merged.add(last);
                last = next;
            }
        }
        merged.add(last);
        spans = merged;
        return merged;
    }
}
