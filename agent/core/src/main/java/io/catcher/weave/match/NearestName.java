package io.catcher.weave.match;

import io.catcher.config.schema.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a pattern that matches nothing may have meant, among the names that there are: the same class in another package, a
 * package or a class with few letters changed. Immutable; thread-safe.
 */
public final class NearestName {

    private static final int MOST_SLIPS = 4;

    private final List<String> classes;
    private final Set<String> packages = new HashSet<>();

    /** @param binaryNames with dots between packages */
    public NearestName(Collection<String> binaryNames) {
        this.classes = List.copyOf(binaryNames);
        for (String name : classes) {
            for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
                packages.add(name.substring(0, dot));
            }
        }
    }

    /**
     * A class's name or pattern that is near to one that matches nothing; empty = none is.
     *
     * @param pattern the part before the {@code #}, without annotations and {@code +}
     */
    public String of(String pattern) {
        int wild = pattern.indexOf('*');
        return wild < 0 ? ofClass(pattern) : ofPattern(pattern, wild);
    }

    /** Of some words the one that is near; empty = none is. */
    public static String among(String word, Collection<String> words) {
        List<String> near = words.stream()
                .filter(other -> Math.abs(other.length() - word.length()) <= MOST_SLIPS)
                .toList();
        return Nearest.of(word, near);
    }

    /** The same last word first: jakarta.inject for javax.inject, a class that moved. */
    public static String sameOrNear(String name, Collection<String> names) {
        String simple = simple(name);
        List<String> same = names.stream()
                .filter(other -> simple(other).equals(simple))
                .sorted()
                .toList();
        if (!same.isEmpty()) {
            String near = among(name, same);
            return near.isEmpty() ? same.get(0) : near;
        }
        return among(name, names);
    }

    private String ofClass(String name) {
        return sameOrNear(name, classes);
    }

    private String ofPattern(String pattern, int wild) {
        String head = pattern.substring(0, wild);
        int dot = head.lastIndexOf('.');
        String packageName = dot < 0 ? "" : head.substring(0, dot);
        String tail = pattern.substring(dot + 1);
        if (!packageName.isEmpty() && !packages.contains(packageName)) {
            String near = nearPackage(packageName);
            return near.isEmpty() ? "" : near + "." + tail;
        }
        String ending = ending(tail);
        String near = ending.isEmpty() ? "" : among(ending, lastWords(packageName));
        return near.isEmpty() || near.equals(ending)
                ? ""
                : pattern.substring(0, pattern.length() - ending.length()) + near;
    }

    private String nearPackage(String packageName) {
        long words = packageName.chars().filter(c -> c == '.').count();
        return sameOrNear(
                packageName,
                packages.stream()
                        .filter(other -> other.chars().filter(c -> c == '.').count() == words)
                        .toList());
    }

    private static String ending(String tail) {
        String ending = tail.substring(tail.lastIndexOf('*') + 1);
        return ending.contains(".") ? "" : ending;
    }

    /** The last words of classes in camel case: what endings such as Service are taken from. */
    private Set<String> lastWords(String packageName) {
        Set<String> words = new HashSet<>();
        for (String name : classes) {
            if (packageName.isEmpty() || name.startsWith(packageName + ".")) {
                List<String> parts = new ArrayList<>(Arrays.asList(simple(name).split("(?=\\p{Lu})", -1)));
                words.add(parts.get(parts.size() - 1));
            }
        }
        words.removeIf(word -> word.toLowerCase(Locale.ROOT).length() < 3);
        return words;
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
