package io.catcher.redact.key;

import io.catcher.config.RedactionSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a name alone whether its value is secret. The name is cut into words first: strong words count anywhere, weak
 * ones only at the end, {@code key}, {@code name} and {@code number} only in pairs, and a last word such as {@code count} or
 * {@code type} takes it back. Immutable.
 */
public final class KeyNames {

    /** Where the alphabets begin that are written without spaces. */
    private static final char FIRST_WITHOUT_SPACES = '\u2e80';

    private final List<List<String>> words = new ArrayList<>();
    private final Set<List<String>> allowed = new HashSet<>();

    public KeyNames(RedactionSettings settings) {
        settings.words().forEach(word -> words.add(KeyTokens.of(word)));
        words.removeIf(List::isEmpty);
        settings.allow().forEach(name -> allowed.add(KeyTokens.of(name)));
    }

    /** A name that holds none of these words is harmless; cheaper to ask than {@link #rule}. */
    public Set<String> stems() {
        Set<String> stems = new HashSet<>(KeyWords.STEMS);
        stems.addAll(KeyWords.STRONG);
        stems.addAll(KeyWords.WEAK);
        stems.addAll(KeyWords.FOREIGN);
        KeyWords.PAIRS.forEach((last, firsts) -> stems.add(rarer(last, firsts)));
        stems.addAll(KeyWords.LOOSE);
        words.forEach(word -> stems.add(word.get(word.size() - 1)));
        stems.removeIf(KeyNames::hasForeignLetter);
        return stems;
    }

    /** Of a pair that has only one first word, that one: "for" and "me" are letters of most names. */
    private static String rarer(String last, Set<String> firsts) {
        String first = firsts.iterator().next();
        return firsts.size() == 1 && first.length() > 3 ? first : last;
    }

    private static boolean hasForeignLetter(String stem) {
        for (int i = 0; i < stem.length(); i++) {
            if (stem.charAt(i) > 127) {
                return true;
            }
        }
        return false;
    }

    /** The rule that makes the name secret; null = harmless. */
    public @Nullable String rule(String name) {
        List<String> tokens = KeyTokens.of(name);
        if (tokens.isEmpty() || allowed.contains(tokens)) {
            return null;
        }
        for (List<String> word : words) {
            if (Collections.indexOfSubList(tokens, word) >= 0) {
                return "word:" + String.join("_", word);
            }
        }
        String hit = builtIn(tokens);
        return hit == null ? null : "key:" + hit;
    }

    /** Whether the name says only that its value, or each of them, may be secret: if it looks drawn by lot. */
    public boolean isLoose(String name) {
        List<String> tokens = KeyTokens.of(name);
        return !tokens.isEmpty() && KeyWords.LOOSE.contains(tokens.get(tokens.size() - 1)) && !allowed.contains(tokens);
    }

    /** Whether the name of a part says that the part is about a secret, and no secret: {@code ttl}, {@code enabled}; not {@code name}. */
    public boolean isAbout(String name) {
        List<String> tokens = KeyTokens.of(name);
        return !tokens.isEmpty()
                && rule(name) == null
                && !tokens.get(tokens.size() - 1).startsWith("name")
                && (KeyWords.VETO_LAST.contains(tokens.get(tokens.size() - 1))
                        || KeyWords.VETO_FIRST.contains(tokens.get(0)));
    }

    private static @Nullable String builtIn(List<String> tokens) {
        int last = tokens.size() - 1;
        if (last > 0 && KeyWords.VETO_FIRST.contains(tokens.get(0))) {
            return null;
        }
        String ending = atEnd(tokens, last);
        if (ending != null || KeyWords.VETO_LAST.contains(tokens.get(last))) {
            return ending;
        }
        for (int i = 0; i < last; i++) {
            String hit = strongOrPair(tokens, i);
            if (hit != null) {
                return hit;
            }
        }
        return null;
    }

    /** A hit that takes in the last word cannot be vetoed by that word: {@code firstName}. */
    private static @Nullable String atEnd(List<String> tokens, int last) {
        String token = tokens.get(last);
        if (KeyWords.WEAK.contains(token) && !isMemory(tokens, last) && !isTimeOfLogin(tokens, last)) {
            return token;
        }
        return strongOrPair(tokens, last);
    }

    private static @Nullable String strongOrPair(List<String> tokens, int i) {
        String token = tokens.get(i);
        String one = token.endsWith("s") ? token.substring(0, token.length() - 1) : token;
        if (KeyWords.STRONG.contains(token)
                || KeyWords.JOINED.contains(token)
                || KeyWords.JOINED.contains(one)
                || hasStem(token)
                || isForeign(token)) {
            return token;
        }
        Set<String> before = KeyWords.PAIRS.getOrDefault(token, KeyWords.PAIRS.getOrDefault(one, Set.of()));
        boolean pair = i > 0 && before.contains(tokens.get(i - 1));
        return pair ? tokens.get(i - 1) + "_" + token : null;
    }

    private static boolean hasStem(String token) {
        if (token.startsWith("password") || token.startsWith("passwd")) {
            return true;
        }
        for (String stem : KeyWords.STEMS) {
            if (token.length() > stem.length() && token.endsWith(stem)) {
                return true;
            }
        }
        return false;
    }

    /** Chinese and its neighbours put no space between words. */
    private static boolean isForeign(String token) {
        if (KeyWords.FOREIGN.contains(token)) {
            return true;
        }
        for (int i = token.length() - 1; i > 0 && token.charAt(i) >= FIRST_WITHOUT_SPACES; i--) {
            if (KeyWords.FOREIGN.contains(token.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMemory(List<String> tokens, int last) {
        return last > 0
                && tokens.get(last).startsWith("addr")
                && KeyWords.NO_PLACE_OF_PEOPLE.contains(tokens.get(last - 1));
    }

    private static boolean isTimeOfLogin(List<String> tokens, int last) {
        return last > 0
                && tokens.get(last).equals("login")
                && tokens.get(last - 1).equals("last");
    }
}
