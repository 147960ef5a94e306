package io.catcher.bugcatcher.diagnosis;

import io.catcher.config.ErrorRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule for the name of a class. A word in it says what it is about, a shape what is wrong with that, so a shape
 * counts more: ConnectionFactoryNotFound is no failure of a connection. A word that tells the same more exactly, as
 * FileNotFound does, counts more still. Immutable.
 */
final class NameRules {

    private record Named(String name, ErrorRule rule, boolean ofLibraries) {}

    private final List<Named> words = new ArrayList<>();
    private final List<Named> shapes = new ArrayList<>();

    NameRules(List<ErrorRule> rules) {
        for (ErrorRule rule : rules) {
            rule.names().forEach(name -> add(new Named(name, rule, false)));
            rule.libraryNames().forEach(name -> add(new Named(name, rule, true)));
        }
    }

    private void add(Named named) {
        (named.name().indexOf('*') < 0 ? words : shapes).add(named);
    }

    /** @param ofLibrary whether the class is of a library that the registry lists; asked only where that matters */
    @Nullable
    ErrorRule find(String className, BooleanSupplier ofLibrary) {
        NameWords name = NameWords.of(className);
        Named shape = longest(shapes, shaped -> name.fit(shaped.name()), ofLibrary);
        Named word = shape == null
                ? word(any -> true, name, ofLibrary)
                : word(any -> NameWords.of(any.name()).fit(shape.name()), name, ofLibrary);
        Named found = word == null ? shape : word;
        return found == null ? null : found.rule();
    }

    private static @Nullable Named longest(List<Named> all, Predicate<Named> fits, BooleanSupplier ofLibrary) {
        Named found = null;
        for (Named one : all) {
            boolean longer = found == null || one.name().length() > found.name().length();
            if (longer && fits.test(one) && (!one.ofLibraries() || ofLibrary.getAsBoolean())) {
                found = one;
            }
        }
        return found;
    }

    /** The first one; a later one only if it goes on where that ends: UnknownHost, and then UnknownHostKey. */
    private @Nullable Named word(Predicate<Named> wanted, NameWords name, BooleanSupplier ofLibrary) {
        Named found = null;
        String longest = "";
        // Loops: a failure of a known class asks this of each of its superclasses, the first one in a young JVM.
        for (Named one : words) {
            if (one.name().length() > longest.length()
                    && isPart(longest, one.name())
                    && name.hold(one.name())
                    && wanted.test(one)
                    && (!one.ofLibraries() || ofLibrary.getAsBoolean())) {
                longest = one.name();
                found = one;
            }
        }
        return found;
    }

    private static boolean isPart(String part, String whole) {
        for (int from = 0; from + part.length() <= whole.length(); from++) {
            if (whole.regionMatches(true, from, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
