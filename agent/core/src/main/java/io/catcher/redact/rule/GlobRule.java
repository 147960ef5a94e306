package io.catcher.redact.rule;

import io.catcher.redact.scan.Fold;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.Locale;

/**
 * A value pattern of the user: {@code *} any characters within a word, {@code ?} one. All states at once, a bit each, after
 * Baeza-Yates and Gonnet, "A new approach to text searching" (1992): time is linear whatever the pattern. Case does not count.
 */
public final class GlobRule implements Rule {

    private static final int LONGEST = 512;

    private final String name;
    private final String folded;

    /** @param name as {@code redactions} has it: never the glob, which may be the secret itself */
    public GlobRule(String name, String glob) {
        this.name = name;
        this.folded = glob.toLowerCase(Locale.ROOT);
        if (glob.length() > 62) {
            throw new IllegalArgumentException("longer than 62 characters");
        }
    }

    /** What it begins with, before its first wildcard, folded. */
    public String literal() {
        int end = 0;
        while (end < folded.length() && folded.charAt(end) != '*' && folded.charAt(end) != '?') {
            end++;
        }
        return folded.substring(0, end);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int end = longest(text, from, Math.min(text.length(), from + LONGEST));
        if (end < to) {
            return NOTHING;
        }
        spans.hide(from, end, name());
        return end;
    }

    /** Whether the glob is all of the range. */
    public boolean isAll(CharSequence text, int from, int to) {
        return longest(text, from, to) == to;
    }

    /** Where the longest match ends that begins at {@code from}; negative without one. */
    private int longest(CharSequence text, int from, int limit) {
        long states = closed(1L);
        long accept = 1L << folded.length();
        int best = (states & accept) != 0 ? from : NOTHING;
        for (int i = from; i < limit && states != 0; i++) {
            states = closed(step(states, Fold.of(text.charAt(i))));
            if ((states & accept) != 0) {
                best = i + 1;
            }
        }
        return best;
    }

    private long step(long states, char c) {
        boolean space = Character.isWhitespace(c) || c == '"' || c == '\'' || c == '<' || c == '>';
        long next = 0;
        for (int i = 0; i < folded.length(); i++) {
            if ((states & (1L << i)) == 0) {
                continue;
            }
            char p = folded.charAt(i);
            if (p == '*' && !space) {
                next |= 1L << i;
            } else if (p == c || (p == '?' && !space)) {
                next |= 1L << (i + 1);
            }
        }
        return next;
    }

    /** A star may stand for nothing. */
    private long closed(long states) {
        long all = states;
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) == '*' && (all & (1L << i)) != 0) {
                all |= 1L << (i + 1);
            }
        }
        return all;
    }
}
