package io.catcher.redact.text;

import io.catcher.redact.assign.KeyRule;
import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import java.util.Map;

/**
 * What stays of an object behind a secret's name, as in a text: {@code session} of {@code {"timeout":30,"id":"…"}} was hidden
 * with the timeout, which may be why the call failed.
 */
public final class Parts {

    /** None is looked into further: an object that holds itself must come to an end. */
    private static final int DEEPEST = 4;

    private static final int LONGEST_NAME = 40;

    private Parts() {}

    /** Whether a part is about the secret, and none. */
    public static boolean stays(String name, Object part, KeyNames keys, String rule) {
        if (part instanceof Boolean) {
            return true;
        }
        boolean simple = part instanceof Number || (part instanceof String && !KeyRule.isSecretAlone(rule));
        return simple && keys.isAbout(name);
    }

    /** Whether anything in it does, and nothing speaks against it: the keys of a map may be secrets themselves. */
    public static boolean anyStays(Map<?, ?> object, KeyNames keys, String rule) {
        return !rule.startsWith("word:") && areNames(object) && anyAbout(object, keys, rule, 0);
    }

    private static boolean anyAbout(Map<?, ?> object, KeyNames keys, String rule, int depth) {
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object part = entry.getValue();
            boolean any = part instanceof Map<?, ?> inner
                    ? depth < DEEPEST && areNames(inner) && anyAbout(inner, keys, rule, depth + 1)
                    : part != null && keys.isAbout(name) && stays(name, part, keys, rule);
            if (any) {
                return true;
            }
        }
        return false;
    }

    private static boolean areNames(Map<?, ?> object) {
        return object.keySet().stream().allMatch(key -> isName(String.valueOf(key)));
    }

    private static boolean isName(String key) {
        return key.length() <= LONGEST_NAME
                && key.chars().allMatch(c -> c == '@' || c == '_' || c == '-' || Chars.is((char) c, Chars.LETTER));
    }
}
