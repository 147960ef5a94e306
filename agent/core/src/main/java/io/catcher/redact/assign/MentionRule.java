package io.catcher.redact.assign;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that a check refuses, and whose name stands elsewhere in the sentence: {@code Duplicate entry '…' for key
 * 'users.api_token'}, {@code property 'password' must be a number but was '…'}. What is named nearest counts, first behind the
 * value and then before it.
 */
public final class MentionRule implements Rule {

    /** Jackson names the field at the very end, two lines further. */
    private static final String FROM_STRING = "from string \"";

    private static final String CHAIN = "through reference chain: ";

    public static final List<String> LITERALS = List.of(
            "value",
            "entry '",
            "for input string: \"",
            "but was",
            "found: string",
            "constant (",
            "(class java.lang.string : ",
            FROM_STRING);

    private static final int BEFORE = 320;
    private static final int BEHIND = 96;
    private static final int CHAIN_BEHIND = 640;
    private static final int LONGEST_CHAIN = 512;
    private static final int MOST_MARKS = 4;
    private static final int LONGEST_WORD = 24;
    private static final int LONGEST_NAME = 96;

    /** A name follows them. */
    private static final Set<String> NOUNS = Set.of(
            ("property field key column parameter param option header argument attribute path propertypath variable"
                            + " setting for member named element entry input reading writing")
                    .split(" "));

    private final KeyNames names;

    public MentionRule(KeyNames names) {
        this.names = names;
    }

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (Chars.isLetterOrDigit(Chars.get(text, to)) && Chars.is(text.charAt(to - 1), Chars.LETTER)) {
            return NOTHING;
        }
        Refused value = Refused.read(text, to);
        if (value == null) {
            return NOTHING;
        }
        boolean chain = Chars.startsWithAnyCase(text, from, FROM_STRING);
        String rule = chain ? ofChain(text, value.to()) : ofMention(text, from, value);
        if (rule == null) {
            return NOTHING;
        }
        spans.hide(value.from(), value.to(), rule, true);
        return value.to();
    }

    private @Nullable String ofMention(CharSequence text, int from, Refused value) {
        int most = Math.min(text.length(), value.to() + BEHIND);
        for (int at = value.to() + 1; at < most && !endsSentence(text, at); at++) {
            int end = nameAt(text, at);
            if (end > at) {
                return names.rule(text.subSequence(at, end).toString());
            }
        }
        int least = Math.max(0, from - BEFORE);
        for (int at = from - 1; at >= least && text.charAt(at) != '\n' && !isBetweenStrings(text, at); at--) {
            int end = nameAt(text, at);
            if (end > at && end <= from) {
                return names.rule(text.subSequence(at, end).toString());
            }
        }
        return null;
    }

    private static boolean endsSentence(CharSequence text, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == ';' || (c == '.' && Chars.at(text, at + 1, Chars.SPACE)) || isBetweenStrings(text, at);
    }

    /** Of JSON: what another string says is about something else. */
    private static boolean isBetweenStrings(CharSequence text, int at) {
        char c = text.charAt(at);
        return (c == ',' || c == ':') && Chars.get(text, at - 1) == '"' && Chars.get(text, at + 1) == '"';
    }

    /** Where a name ends that begins here and is said to be one; {@code at} where none does. */
    private static int nameAt(CharSequence text, int at) {
        boolean begins = Chars.at(text, at, Chars.LETTER | Chars.UNDERSCORE | Chars.DASH)
                && !Chars.at(text, at - 1, Chars.TOKEN | Chars.DOLLAR);
        if (!begins) {
            return at;
        }
        int end = Chars.skip(text, at, Chars.TOKEN | Chars.DOLLAR, LONGEST_NAME);
        return isSaid(text, at, end) ? end : at;
    }

    private static boolean isSaid(CharSequence text, int begin, int end) {
        if (Chars.get(text, begin - 2) == '[' && Chars.at(text, begin - 1, Chars.QUOTE)) {
            return Chars.at(text, end, Chars.QUOTE) && Chars.get(text, end + 1) == ']';
        }
        int before = begin;
        while (begin - before < MOST_MARKS && isMark(text, before - 1)) {
            before--;
        }
        int word = Chars.skipBack(text, before, Chars.LETTER, LONGEST_WORD);
        if (word == before) {
            // The path of a field in a JSON document: $.user.password, #/user/password
            return (Chars.get(text, begin - 1) == '/' && (Chars.get(text, end) == ':' || Chars.get(text, end) == ' '))
                    && Chars.get(text, begin - 2) != '/';
        }
        // Not the genitive: "of field's value".
        return before < begin
                && !Chars.at(text, before, Chars.QUOTE)
                && NOUNS.contains(text.subSequence(word, before).toString().toLowerCase(Locale.ROOT))
                && !NOUNS.contains(text.subSequence(begin, end).toString().toLowerCase(Locale.ROOT));
    }

    /** What may stand between a noun and the name. */
    private static boolean isMark(CharSequence text, int at) {
        return Chars.at(text, at, Chars.SPACE | Chars.QUOTE | Chars.PAD) || "[:(<".indexOf(Chars.get(text, at)) >= 0;
    }

    private @Nullable String ofChain(CharSequence text, int from) {
        int most = Math.min(text.length(), from + CHAIN_BEHIND);
        for (int at = from; at < most; at++) {
            if (Chars.startsWith(text, at, CHAIN)) {
                return ofLast(text, at + CHAIN.length());
            }
        }
        return null;
    }

    /** {@code com.acme.Order["items"]->java.util.ArrayList[0]->com.acme.Card["pin"]}: the last that has a name. */
    private @Nullable String ofLast(CharSequence text, int from) {
        int most = Math.min(text.length(), from + LONGEST_CHAIN);
        String last = null;
        for (int at = from; at < most && text.charAt(at) != ')' && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '[') {
                int begin = Chars.skip(text, at + 1, Chars.QUOTE, 1);
                int end = Chars.skip(text, begin, Chars.TOKEN | Chars.DOLLAR, LONGEST_NAME);
                boolean named = begin > at + 1 && Chars.at(text, end, Chars.QUOTE);
                last = named ? text.subSequence(begin, end).toString() : last;
            }
        }
        return last == null ? null : names.rule(last);
    }
}
