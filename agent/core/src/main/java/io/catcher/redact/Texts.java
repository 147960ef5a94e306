package io.catcher.redact;

import io.catcher.redact.text.Finding;
import io.catcher.redact.text.Mark;
import io.catcher.redact.text.Scrubber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Texts of an event without their secrets, and cut after that: a secret must never hide by being cut in two. */
final class Texts {

    /** Characters that are shown of a text inside of a captured value. */
    static final int SHOWN = 255;

    /** Characters that are shown of any other text. */
    static final int LONGEST = 16_384;

    private static final String TAIL = " characters)";

    private final Function<String, List<Finding>> values;
    private final Mark mark;

    Texts(Function<String, List<Finding>> values, Mark mark) {
        this.values = values;
        this.mark = mark;
    }

    /**
     * A text to write, and what was taken out of it.
     *
     * @param text the very instance that was given when it stays as it is
     */
    record Clean(String text, List<Taken> taken) {

        /** Those that took something out, each once. */
        Set<String> rules() {
            Set<String> rules = new LinkedHashSet<>();
            taken.forEach(one -> rules.add(one.rule()));
            return rules;
        }
    }

    /** The same words may be found by several rules, and be redacted by each. */
    record Taken(String words, String rule) {}

    Clean clean(String text, boolean captured) {
        int shown = captured ? SHOWN : LONGEST;
        List<Finding> findings = values.apply(text);
        if (findings.isEmpty()) {
            return new Clean(text.length() <= shown ? text : cut(text, shown), List.of());
        }
        List<Taken> taken = new ArrayList<>();
        List<Finding> first = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.from() < shown) {
                taken.add(new Taken(text.substring(finding.from(), finding.to()), finding.rule()));
                first.add(finding);
            }
        }
        if (text.length() <= shown) {
            return new Clean(Scrubber.without(text, first, mark::of), taken);
        }
        // Without the length that others of its kind have: it would give away the secret's.
        int end = first.isEmpty()
                ? shown
                : Math.max(shown, first.get(first.size() - 1).to());
        return new Clean(Scrubber.without(text.substring(0, end), first, mark::of) + "…", taken);
    }

    private static String cut(String text, int shown) {
        int head = Character.isHighSurrogate(text.charAt(shown - 1)) ? shown - 1 : shown;
        return text.substring(0, head) + more(text);
    }

    /** What the capture has said of the text's length already, or its length. */
    private static String more(String text) {
        int from = text.lastIndexOf("… (");
        if (from > 0 && text.length() - from < 32 && text.endsWith(TAIL)) {
            return text.substring(from);
        }
        return "… (" + text.length() + TAIL;
    }
}
