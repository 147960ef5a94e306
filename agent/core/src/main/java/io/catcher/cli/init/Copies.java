package io.catcher.cli.init;

import io.catcher.bugcatcher.fingerprint.Libraries;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Recognises copies of libraries that a build moved into another's packages, as {@code com.acme.shaded.com.google.common}:
 * the beginning of a package name in the middle of one. Immutable.
 */
final class Copies {

    private static final Set<String> TOLD = Set.of(
            "shaded",
            "shade",
            "shadow",
            "shadowed",
            "relocated",
            "repackaged",
            "repack",
            "thirdparty",
            "third_party",
            "vendor",
            "vendored",
            "hidden");

    /** In the middle of a name they begin another one. */
    private static final Set<String> BEGINNINGS = Set.of("com", "org", "edu", "javax", "jakarta");

    /** These are also words of people's own, so they count only beside one of the others. */
    private static final Set<String> ALSO = Set.of("ch", "co", "de", "dev", "fr", "io", "it", "me", "net", "nl");

    private final Set<String> places = new HashSet<>();

    Copies(Collection<String> packages) {
        for (String name : new HashSet<>(packages)) {
            String[] words = name.split("\\.", -1);
            for (int i = 1; i < words.length - 1; i++) {
                if (BEGINNINGS.contains(words[i])) {
                    places.add(String.join(".", Arrays.asList(words).subList(0, i)));
                }
            }
        }
    }

    boolean contain(String packageName) {
        return !rootOf(packageName).isEmpty();
    }

    /** The package under which the copy lies; empty = it is no copy. */
    String rootOf(String packageName) {
        String[] words = packageName.split("\\.", -1);
        for (int i = 1; i < words.length; i++) {
            String before = String.join(".", Arrays.asList(words).subList(0, i));
            boolean begins = BEGINNINGS.contains(words[i]) || ALSO.contains(words[i]);
            boolean beside = places.contains(before)
                    && (begins || PackageNames.isLibrary(packageName.substring(before.length() + 1)));
            if (TOLD.contains(words[i]) || beside || isKnown(packageName, before)) {
                return before + "." + words[i];
            }
        }
        return "";
    }

    /** One word alone, such as "play", is anybody's. */
    private static boolean isKnown(String packageName, String before) {
        String prefix = Libraries.prefixOf(packageName.substring(before.length() + 1) + ".");
        return prefix.indexOf('.') < prefix.length() - 1;
    }
}
