package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import java.util.Set;

/** Addresses of machines, which stay under a name that may mean a person's: what was not reached must be told. */
public final class Endpoint {

    private static final Set<String> RULES = Set.of("key:address", "key:addresses", "key:addr");
    private static final int LONGEST_SCHEME = 16;
    private static final int SHORTEST_PORT = 2;
    private static final int LONGEST_PORT = 5;

    private Endpoint() {}

    /** Whether it is {@code https://host/…} without a login, or {@code host:port}, under a name by that rule. */
    public static boolean is(CharSequence text, int from, int to, String rule) {
        return RULES.contains(rule) && (isUrl(text, from, to) || isHostAndPort(text, from, to));
    }

    private static boolean isUrl(CharSequence text, int from, int to) {
        int scheme = Chars.skip(text, from, Chars.LETTER | Chars.DASH, LONGEST_SCHEME);
        if (scheme == from || !Chars.startsWith(text, scheme, "://")) {
            return false;
        }
        for (int at = scheme; at < to; at++) {
            char c = text.charAt(at);
            if (c == '@' || Chars.is(c, Chars.SPACE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostAndPort(CharSequence text, int from, int to) {
        int colon = Chars.skip(text, from, Chars.TOKEN);
        int port = to - colon - 1;
        return colon > from
                && Chars.get(text, colon) == ':'
                && port >= SHORTEST_PORT
                && port <= LONGEST_PORT
                && Chars.skip(text, colon + 1, Chars.DIGIT) == to;
    }
}
