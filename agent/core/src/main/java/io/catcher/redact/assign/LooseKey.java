package io.catcher.redact.assign;

import io.catcher.redact.rule.token.Randomness;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Fold;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.Set;

/**
 * Keys that prove nothing alone: {@code anything_key=…}, {@code token 1f…}, {@code password for bob:}. Their value is hidden
 * only when it looks drawn by lot.
 */
final class LooseKey {

    private static final Set<String> SECRETS = Set.of(
            "password",
            "passwd",
            "pwd",
            "pass",
            "pw",
            "secret",
            "token",
            "passphrase",
            "passcode",
            "passwort",
            "credential",
            "credentials",
            "apikey",
            "accesskey",
            "secretkey",
            "pat",
            "nkey",
            "seed",
            "nonce",
            "salt",
            "signature",
            "verifier",
            "assertion",
            "hmac",
            "parola",
            "private",
            "access",
            "api",
            "jwt",
            "tokens");
    private static final Set<String> NO_KEYS = Set.of(
            "primary",
            "foreign",
            "sort",
            "partition",
            "cache",
            "routing",
            "idempotency",
            "dedup",
            "deduplication",
            "public",
            "row",
            "hash",
            "range",
            "index",
            "message",
            "record",
            "shard",
            "unique",
            "map",
            "object",
            "group",
            "storage",
            "lock",
            "redis",
            "entry",
            "translation",
            "i18n",
            "property",
            "config",
            "for",
            "the",
            "a",
            "with",
            "of",
            "by",
            "this",
            "no",
            "any",
            "each",
            "same",
            "request",
            "correlation",
            "trace",
            "span",
            "event",
            "s3",
            "bucket",
            "pub");

    private static final int LONGEST_WORD = 24;
    private static final int SHORTEST_KEY = 16;

    /** Where the text ends, more may have followed. */
    private static final int SHORTEST_CUT_KEY = 10;

    private static final int SHORTEST_PASSWORD = 6;

    /** A key that is joined with its value: {@code secret-1f…}. */
    int inside(CharSequence text, int begin, int end, Spans spans) {
        if (end - begin < SHORTEST_KEY + 6) {
            return Rule.NOTHING;
        }
        for (int i = begin + 3; i < end - SHORTEST_KEY; i++) {
            char c = text.charAt(i);
            if ((c == '-' || c == '_') && isKeyWord(text, i) && isKeyTail(text, i + 1, end)) {
                spans.hide(i + 1, end, "assignment");
                return end;
            }
        }
        return Rule.NOTHING;
    }

    private static boolean isKeyWord(CharSequence text, int end) {
        String word = wordBefore(text, end);
        return SECRETS.contains(word)
                || word.endsWith("secret")
                || (word.endsWith("key") && (word.length() > 3 || isCompound(text, 0, end)));
    }

    private static boolean isKeyTail(CharSequence text, int from, int end) {
        return Chars.count(text, from, end, Chars.DIGIT) >= 4
                && Randomness.isKey(text, from, end, SHORTEST_KEY)
                && !Randomness.isName(text, from, end);
    }

    int judge(CharSequence text, int begin, int end, Link link, Spans spans) {
        String last = wordBefore(text, end);
        boolean secret = SECRETS.contains(last);
        boolean key = last.equals("key") || last.equals("keys");
        boolean session = last.equals("id") && ofSession(text, end);
        if (!secret && !session && !(key && isCompound(text, begin, end))) {
            return Rule.NOTHING;
        }
        boolean words = link.kind() == Link.Kind.SPACE;
        if (key && words && Chars.get(text, link.value()) == '(') {
            // "Detail: Key (customer_id)=(42) is not present" says which key, and no secret.
            return Rule.NOTHING;
        }
        if (last.equals("tokens") && link.kind() != Link.Kind.CALL) {
            Structure several = Structure.read(text, link.value());
            if (several != null) {
                return each(text, several, spans);
            }
        }
        int start = words ? Sentence.behind(text, link.value()) : link.value();
        int on = value(text, last, link, start, spans);
        int second = on < 0 || start == link.value() ? on : Sentence.behindTo(text, on);
        return second == on ? on : Math.max(on, value(text, last, link, second, spans));
    }

    private static boolean ofSession(CharSequence text, int end) {
        int before = Chars.at(text, end - 3, Chars.LETTER) ? end - 2 : end - 3;
        return wordBefore(text, before).equals("session");
    }

    private static int value(CharSequence text, String last, Link link, int start, Spans spans) {
        boolean words = link.kind() == Link.Kind.SPACE;
        boolean secret = SECRETS.contains(last);
        Value value = framed(text, Value.read(text, start, link.kind()), words);
        boolean password = last.startsWith("pass") || last.startsWith("pw");
        int enough = value.to() == text.length() ? SHORTEST_CUT_KEY : SHORTEST_KEY;
        int shortest = password || (words && value.quoted() && secret) ? SHORTEST_PASSWORD : enough;
        if (value.to() - value.from() < shortest || Harmless.isPlaceholder(text, value.from(), value.to())) {
            return Rule.NOTHING;
        }
        boolean random = password
                ? isChosen(text, value, words && start == link.value())
                : Randomness.isKey(text, value.from(), value.to(), shortest);
        if (!random || (link.kind() == Link.Kind.CALL && !value.quoted())) {
            return Rule.NOTHING;
        }
        boolean unread = !value.quoted() && value.to() - value.from() >= Unquoted.READ;
        int whole = unread ? Unquoted.rest(text, value.to()) : value.to();
        spans.hide(value.from(), whole, "assignment", true);
        return Math.max(whole, value.on());
    }

    /** {@code expected password <…> but was <…>}, as assertions print them. */
    private static Value framed(CharSequence text, Value value, boolean words) {
        boolean frame = words && Chars.get(text, value.from()) == '<' && Chars.get(text, value.to() - 1) == '>';
        return frame ? new Value(value.from() + 1, value.to() - 1, false, value.to()) : value;
    }

    /** {@code tokens=[…]}: those of a parser and of a language model stay, those that open something go. */
    private static int each(CharSequence text, Structure several, Spans spans) {
        int at = several.from();
        while (at < several.to()) {
            int end = Math.min(Chars.skip(text, at, Chars.URL64 | Chars.BASE64), several.to());
            if (Randomness.isDrawn(text, at, end)) {
                spans.hide(at, end, "assignment", true);
            }
            at = Math.max(end, at + 1);
        }
        return several.to();
    }

    /** Where only a space joins, a password must not look like the next word of a sentence. */
    private static boolean isChosen(CharSequence text, Value value, boolean words) {
        int digits = Chars.count(text, value.from(), value.to(), Chars.DIGIT);
        int letters = Chars.count(text, value.from(), value.to(), Chars.LETTER);
        boolean technical = Chars.startsWithAnyCase(text, value.from(), "sha")
                || Chars.startsWithAnyCase(text, value.from(), "md5")
                || Chars.startsWithAnyCase(text, value.from(), "http/")
                || Harmless.isType(text, value.from(), value.to());
        boolean mixed = digits > 0 && letters > 2 && !technical;
        if (!words && !value.quoted()) {
            return mixed || digits + letters < value.to() - value.from() - 1;
        }
        return value.quoted() || mixed;
    }

    /** Another word stands in front, which does not say what the key opens. */
    private static boolean isCompound(CharSequence text, int begin, int end) {
        int word = end - 3;
        int before = word;
        while (before > 0 && word - before < 2 && !Chars.is(text.charAt(before - 1), Chars.ALNUM)) {
            before--;
        }
        String other = wordBefore(text, before);
        return !other.isEmpty() && !NO_KEYS.contains(other) && (before >= begin || word == begin);
    }

    /** The last word of a name, at its own boundaries, folded. */
    static String wordBefore(CharSequence text, int end) {
        int begin = end;
        boolean upper = end > 0 && Chars.is(text.charAt(end - 1), Chars.UPPER);
        while (begin > 0 && end - begin < LONGEST_WORD && Chars.is(text.charAt(begin - 1), Chars.LETTER)) {
            boolean capital = Chars.is(text.charAt(begin - 1), Chars.UPPER);
            if (upper && !capital) {
                break;
            }
            begin--;
            if (capital && !upper) {
                break;
            }
        }
        StringBuilder word = new StringBuilder(end - begin);
        for (int i = begin; i < end; i++) {
            word.append(Fold.of(text.charAt(i)));
        }
        return word.toString();
    }
}
