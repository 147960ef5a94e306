package io.catcher.bugcatcher.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words in a class's simple name: Connect, Timeout and Exception of ConnectTimeoutException. */
final class NameWords {

    private static final Pattern BETWEEN = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");

    private static final int LONGEST = 200;

    private final List<String> words = new ArrayList<>();

    private NameWords(String simpleName) {
        for (String word : BETWEEN.split(simpleName, -1)) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
    }

    /** Of a binary name; of a nested class only its own part, FeignException$NotFound says enough by NotFound. */
    static NameWords of(String className) {
        String name = className.length() > LONGEST ? className.substring(className.length() - LONGEST) : className;
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return new NameWords(simple);
    }

    /** Whether some of its words, one after the other, make this one: TimedOut, also where it is written Timedout. */
    boolean hold(String wanted) {
        for (int from = 0; from < words.size(); from++) {
            if (isJoinedFrom(from, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Without joining them: each unknown class is held against hundreds of names. */
    private boolean isJoinedFrom(int from, String wanted) {
        int at = 0;
        for (int i = from; i < words.size() && at < wanted.length(); i++) {
            String word = words.get(i);
            if (!wanted.regionMatches(true, at, word, 0, word.length())) {
                return false;
            }
            at += word.length();
        }
        return at == wanted.length();
    }
}
