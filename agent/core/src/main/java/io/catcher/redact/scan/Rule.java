package io.catcher.redact.scan;

/** Judges one place of a text, where something stands that may be a secret. Thread-safe; looks only as far as it must. */
public interface Rule {

    int NOTHING = -1;

    /** As {@code redactions} names it. */
    String name();

    /**
     * Hides what is secret here.
     *
     * @param from where the literal begins that woke the rule
     * @param to behind its end
     * @return where the pass goes on, or {@link #NOTHING}
     */
    int judge(CharSequence text, int from, int to, Spans spans);
}
