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
        String sought = wanted.toLowerCase(Locale.ROOT);
        for (int from = 0; from < words.size(); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from; to < words.size() && joined.length() < sought.length(); to++) {
                joined.append(words.get(to));
            }
            if (joined.toString().equals(sought)) {
                return true;
            }
        }
        return false;
    }
}
