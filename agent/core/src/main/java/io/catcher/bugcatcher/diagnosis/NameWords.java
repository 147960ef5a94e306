package io.catcher.bugcatcher.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words in a class's simple name: Connect, Timeout and Exception of ConnectTimeoutException. */
final class NameWords {

    private static final Pattern BETWEEN = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");

    private static final int LONGEST = 200;

    /** What names of classes end in, and says nothing. */
    private static final Set<String> ENDINGS = Set.of("exception", "error", "fault", "failure", "runtime");

    private final List<String> words = new ArrayList<>();

    /** How many of them say something. */
    private final int meaning;

    private NameWords(String simpleName) {
        for (String word : BETWEEN.split(simpleName, -1)) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
        int last = words.size();
        while (last > 1 && ENDINGS.contains(words.get(last - 1))) {
            last--;
        }
        meaning = last;
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
            if (joinedFrom(from, wanted, 0, wanted.length()) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the whole name is of this shape, but for Exception and its like at the end; each star stands for any words. */
    boolean fit(String shape) {
        return fit(shape, 0, 0);
    }

    private boolean fit(String shape, int at, int word) {
        if (at == shape.length()) {
            return word == meaning;
        }
        if (shape.charAt(at) != '*') {
            int star = shape.indexOf('*', at);
            int end = star < 0 ? shape.length() : star;
            int next = joinedFrom(word, shape, at, end);
            return next >= 0 && next <= meaning && fit(shape, end, next);
        }
        for (int next = word; next <= meaning; next++) {
            if (fit(shape, at + 1, next)) {
                return true;
            }
        }
        return false;
    }

    /** Without joining them: each unknown class is held against hundreds of names. -1 = they are not in a row from there. */
    private int joinedFrom(int from, String wanted, int start, int end) {
        int at = start;
        int next = from;
        while (next < words.size() && at < end) {
            String word = words.get(next++);
            if (word.length() > end - at || !wanted.regionMatches(true, at, word, 0, word.length())) {
                return -1;
            }
            at += word.length();
        }
        return at == end ? next : -1;
    }
}
