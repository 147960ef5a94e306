package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Fold;
import java.util.Set;

/** Words that say what a number beside them is. Immutable. */
final class Words {

    private static final int FARTHEST = 28;
    private static final int LONGEST = 24;
    private static final int MOST = 4;

    private final Set<String> words;

    Words(String words) {
        this.words = Set.of(words.split(" "));
    }

    /** Whether one of them is among the last few words before the place. */
    boolean before(CharSequence text, int at) {
        int end = at;
        for (int count = 0; count < MOST && at - end < FARTHEST; count++) {
            while (end > 0 && at - end < FARTHEST && !Chars.is(text.charAt(end - 1), Chars.LETTER)) {
                end--;
            }
            int begin = Chars.skipBack(text, end, Chars.LETTER, LONGEST);
            if (isOne(text, begin, end)) {
                return true;
            }
            end = begin;
        }
        return false;
    }

    /** Whether one of them stands right behind the place, after a space or a dash. */
    boolean behind(CharSequence text, int at) {
        int begin = at;
        while (begin - at < 2 && (Chars.get(text, begin) == ' ' || Chars.get(text, begin) == '-')) {
            begin++;
        }
        return begin > at && isOne(text, begin, Chars.skip(text, begin, Chars.LETTER, LONGEST));
    }

    private boolean isOne(CharSequence text, int from, int to) {
        // customerPhone=: the last word of a name in camel case counts alone.
        int last = to;
        while (last > from && !Chars.is(text.charAt(last - 1), Chars.UPPER)) {
            last--;
        }
        return words.contains(folded(text, from, to)) || (last > from && words.contains(folded(text, last - 1, to)));
    }

    static String folded(CharSequence text, int from, int to) {
        StringBuilder word = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            word.append(Fold.of(text.charAt(i)));
        }
        return word.toString();
    }
}
