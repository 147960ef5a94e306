package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import java.util.Set;

/** Words between a secret's name and the secret: {@code password is: …}, {@code token not found: …}, {@code changed from …}. */
final class Sentence {

    private static final Set<String> WORDS = Set.of(
            ("is was has been now key token value not found invalid unknown expired revoked rejected wrong bad missing set "
                            + "reset changed updated to from")
                    .split(" "));

    /** A value may follow right behind these, and behind the others only with a colon between. */
    private static final Set<String> LEADING = Set.of("is", "was", "key", "token", "to", "from");

    /** Right behind the name these say where it comes from and goes to: {@code token from service-a1}. */
    private static final Set<String> PLACES = Set.of("to", "from");

    private static final int MOST = 4;
    private static final int LONGEST = 12;

    private Sentence() {}

    /** Where the value may begin; {@code from} where no such words stand. */
    static int behind(CharSequence text, int from) {
        int at = from;
        for (int words = 0; words < MOST; words++) {
            int end = Chars.skip(text, at, Chars.LOWER, LONGEST);
            String word = text.subSequence(at, end).toString();
            if (!WORDS.contains(word) || (words == 0 && PLACES.contains(word))) {
                return from;
            }
            boolean colon = Chars.get(text, end) == ':';
            int next = Chars.skip(text, colon ? end + 1 : end, Chars.SPACE, LONGEST);
            boolean another = WORDS.contains(text.subSequence(next, Chars.skip(text, next, Chars.LOWER, LONGEST))
                    .toString());
            if (colon || (LEADING.contains(word) && !another)) {
                return next;
            }
            at = next;
        }
        return from;
    }

    /** Behind {@code … to}, where the value was the first of two: {@code changed from … to …}; {@code from} otherwise. */
    static int behindTo(CharSequence text, int from) {
        int at = Chars.skip(text, from, Chars.QUOTE, 1);
        return Chars.startsWith(text, at, " to ") ? at + 4 : from;
    }
}
