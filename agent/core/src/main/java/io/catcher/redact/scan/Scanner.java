package io.catcher.redact.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The one pass over a text. A rule is asked only where one of its literals ends; the rule for keys only behind an
 * identifier that holds a word of keys; the rule for numbers only where digits begin. Each place is left behind for good
 * once a rule has hidden it, and rules look a bounded way ahead otherwise: time is linear in the length. Immutable.
 */
public final class Scanner {

    private static final Rule[] NONE = {};

    private final Automaton automaton;
    private final int[] lengths;
    private final Rule[][] rules;
    private final boolean[] stems;
    private final Rule atKeys;
    private final Rule atDigits;

    /**
     * @param literals folded literals with the rules that they wake
     * @param stems folded words that make an identifier worth a look
     * @param atKeys given the identifier's last stem, asked at the identifier's end
     * @param atDigits asked where digits begin
     */
    public Scanner(Map<String, List<Rule>> literals, Collection<String> stems, Rule atKeys, Rule atDigits) {
        // Loops, no streams: this is on the way of a young JVM's first failure.
        List<String> texts = new ArrayList<>(literals.keySet());
        for (String stem : stems) {
            if (!literals.containsKey(stem)) {
                texts.add(stem);
            }
        }
        this.automaton = new Automaton(texts);
        this.lengths = new int[texts.size()];
        this.rules = new Rule[texts.size()][];
        this.stems = new boolean[texts.size()];
        for (int i = 0; i < lengths.length; i++) {
            String text = texts.get(i);
            List<Rule> woken = literals.get(text);
            this.lengths[i] = text.length();
            this.rules[i] = woken == null ? NONE : woken.toArray(NONE);
            this.stems[i] = stems.contains(text);
        }
        this.atKeys = atKeys;
        this.atDigits = atDigits;
    }

    public void scan(CharSequence text, Spans spans) {
        int state = 0;
        boolean stem = false;
        boolean digits = false;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int on = Rule.NOTHING;
            if (stem && !isIdentifier(c)) {
                stem = false;
                on = atKeys.judge(text, i, i, spans);
            }
            boolean digit = c >= '0' && c <= '9';
            if (on < 0 && digit && !digits) {
                on = atDigits.judge(text, i, i, spans);
            }
            // A name in another alphabet than the automaton's is worth a look.
            stem |= on < 0 && c >= 128 && Character.isLetter(c);
            if (on < 0) {
                char folded = Fold.of(c);
                if (folded != Fold.NOTHING) {
                    state = automaton.next(state, folded);
                    int[] found = automaton.found(state);
                    if (found.length > 0) {
                        stem |= holdsStem(found);
                        on = judge(found, text, i + 1, spans);
                    }
                }
            }
            digits = digit;
            if (on < 0) {
                i++;
            } else {
                i = Math.max(on, i + 1);
                state = 0;
                stem = false;
                digits = false;
            }
        }
        if (stem) {
            atKeys.judge(text, text.length(), text.length(), spans);
        }
    }

    private boolean holdsStem(int[] found) {
        for (int literal : found) {
            if (stems[literal]) {
                return true;
            }
        }
        return false;
    }

    private int judge(int[] found, CharSequence text, int to, Spans spans) {
        for (int literal : found) {
            for (Rule rule : rules[literal]) {
                int on = rule.judge(text, to - lengths[literal], to, spans);
                if (on >= 0) {
                    return on;
                }
            }
        }
        return Rule.NOTHING;
    }

    /** Letters and digits, and what joins them in keys. A backslash or a quote ends one. */
    private static boolean isIdentifier(char c) {
        return Chars.is(c, Chars.TOKEN | Chars.DOLLAR) || (c >= 128 && (Character.isLetter(c) || Fold.of(c) == 0));
    }
}
