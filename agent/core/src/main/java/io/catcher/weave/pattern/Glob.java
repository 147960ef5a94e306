package io.catcher.weave.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A name with wildcards: {@code *} stays within one name, {@code **} crosses packages, {@code **.} also stands for no
 * package at all. A dot of the pattern is the package's slash or the {@code $} of a nested class. Immutable.
 *
 * <p>Matching walks the pattern once over the set of positions that can be reached in the name (Thompson's simulation),
 * so its cost is the product of both lengths whatever the pattern is: {@code *a*a*a*b} cannot blow up as it does by
 * backtracking.
 */
public final class Glob {

    private static final String ONE_NAME = "*";
    private static final String ANYTHING = "**";
    private static final String PACKAGES = "**.";

    private final String text;
    private final String head;
    private final List<String> rest;

    private Glob(String text, String head, List<String> rest) {
        this.text = text;
        this.head = head;
        this.rest = rest;
    }

    /** @param dotted a name as in source, with wildcards */
    public static Glob of(String dotted) {
        int wild = dotted.indexOf('*');
        if (wild < 0) {
            return new Glob(dotted, dotted, List.of());
        }
        return new Glob(dotted, dotted.substring(0, wild), tokens(dotted, wild));
    }

    private static List<String> tokens(String text, int from) {
        List<String> tokens = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            int end = at;
            boolean wild = text.charAt(at) == '*';
            while (end < text.length() && (text.charAt(end) == '*') == wild) {
                end++;
            }
            if (!wild) {
                tokens.add(text.substring(at, end));
            } else if (end - at == 1) {
                tokens.add(ONE_NAME);
            } else if (end < text.length() && text.charAt(end) == '.' && (at == 0 || text.charAt(at - 1) == '.')) {
                tokens.add(PACKAGES);
                end++;
            } else {
                tokens.add(ANYTHING);
            }
            at = end;
        }
        return List.copyOf(tokens);
    }

    /** Whether it has no wildcard: it names one thing. */
    public boolean exact() {
        return rest.isEmpty();
    }

    /** Whether it is a lone {@code *} or {@code **}. */
    public boolean any() {
        return head.isEmpty() && rest.size() == 1 && !rest.get(0).equals(PACKAGES);
    }

    /** The text before the first wildcard, as written. */
    public String head() {
        return head;
    }

    /** As the user wrote it. */
    public String text() {
        return text;
    }

    /**
     * Allocates nothing when the text before the first wildcard differs, or when nothing or {@code **} follows it.
     *
     * @param name with slashes between packages
     */
    public boolean matches(String name) {
        if (!same(head, name, 0)) {
            return false;
        }
        if (rest.isEmpty()) {
            return name.length() == head.length();
        }
        return (rest.size() == 1 && rest.get(0).equals(ANYTHING)) || walk(name);
    }

    private boolean walk(String name) {
        boolean[] reached = new boolean[name.length() + 1];
        reached[head.length()] = true;
        for (String token : rest) {
            switch (token) {
                case ONE_NAME -> spread(reached, name, true);
                case ANYTHING -> spread(reached, name, false);
                case PACKAGES -> skipPackages(reached, name);
                default -> advance(reached, name, token);
            }
        }
        return reached[name.length()];
    }

    private static void spread(boolean[] reached, String name, boolean withinName) {
        for (int i = 0; i < name.length(); i++) {
            if (reached[i] && !(withinName && name.charAt(i) == '/')) {
                reached[i + 1] = true;
            }
        }
    }

    private static void skipPackages(boolean[] reached, String name) {
        boolean started = false;
        for (int i = 0; i < name.length(); i++) {
            started |= reached[i];
            if (started && separates(name.charAt(i))) {
                reached[i + 1] = true;
            }
        }
    }

    private static void advance(boolean[] reached, String name, String literal) {
        for (int i = name.length(); i >= 0; i--) {
            int from = i - literal.length();
            reached[i] = from >= 0 && reached[from] && same(literal, name, from);
        }
    }

    private static boolean same(String literal, String name, int offset) {
        if (literal.length() > name.length() - offset) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            char wanted = literal.charAt(i);
            char is = name.charAt(offset + i);
            if (wanted != is && !(wanted == '.' && separates(is))) {
                return false;
            }
        }
        return true;
    }

    private static boolean separates(char c) {
        return c == '/' || c == '$';
    }

    @Override
    public String toString() {
        return text;
    }
}
