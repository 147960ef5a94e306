package io.catcher.cli.init;

import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.Archive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the application's own packages from those of the libraries that are packed with it. Certain signs first: what lies
 * in BOOT-INF/classes, WEB-INF/classes or Quarkus' app, the main class, the project that the jar was built as, the jar's name; then all
 * that is no known library and large enough.
 *
 * @param bases packages with all below them; the empty one stands for classes without a package
 * @param classes internal names
 * @param copies packages in the bases that hold copies of libraries, each with all below it
 */
record OwnPackages(List<String> bases, List<String> classes, List<String> copies) {

    private static final int FEW_CLASSES = 10;

    /** Of all that is no known library, where nothing else tells whose the application is. */
    private static final double LARGE_SHARE = 0.1;

    /** Of what is surely the application's. */
    private static final double LARGE_BESIDE = 0.5;

    private static final int SHORTEST_WORD = 2;

    OwnPackages {
        bases = List.copyOf(bases);
        classes = List.copyOf(classes);
        copies = List.copyOf(copies);
    }

    /** @param named packages that the user calls the application's own; empty = to be found out */
    static OwnPackages of(Application application, List<String> named) {
        Copies copies =
                new Copies(application.names().stream().map(PackageNames::of).toList());
        List<String> bases = named.isEmpty() ? found(application, copies) : named;
        List<String> classes = application.names().stream()
                .filter(name -> isOwn(PackageNames.of(name), bases, copies))
                .toList();
        List<String> copied = application.names().stream()
                .map(PackageNames::of)
                .filter(name -> bases.stream().anyMatch(base -> !base.isEmpty() && PackageNames.isIn(name, base)))
                .map(copies::rootOf)
                .filter(root -> !root.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return new OwnPackages(bases, classes, copied);
    }

    private static boolean isOwn(String packageName, List<String> bases, Copies copies) {
        return bases.stream()
                        .anyMatch(base -> base.isEmpty() ? packageName.isEmpty() : PackageNames.isIn(packageName, base))
                && !copies.contain(packageName);
    }

    private static List<String> found(Application application, Copies copies) {
        List<String> candidates = candidates(application);
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String name : candidates) {
            String packageName = PackageNames.of(name);
            if (!copies.contain(packageName)) {
                groups.computeIfAbsent(PackageNames.group(packageName), key -> new ArrayList<>())
                        .add(packageName);
            }
        }
        Set<String> own = own(application, groups);
        List<String> bases = own.stream()
                .map(group -> PackageNames.common(groups.getOrDefault(group, List.of())))
                .distinct()
                .toList();
        return bases.stream().filter(base -> !isCovered(base, bases)).toList();
    }

    private static boolean isCovered(String base, List<String> bases) {
        return bases.stream()
                .anyMatch(other -> !other.isEmpty() && !other.equals(base) && PackageNames.isIn(base, other));
    }

    private static List<String> candidates(Application application) {
        List<String> certain = application.names().stream()
                .filter(application::isOfApplication)
                .toList();
        if (!certain.isEmpty()) {
            return certain;
        }
        List<String> given = application.names().stream()
                .filter(name -> isGiven(application, name))
                .toList();
        // A jar that only starts another, or a war without classes of its own.
        return given.size() < FEW_CLASSES ? List.copyOf(application.names()) : given;
    }

    private static boolean isGiven(Application application, String name) {
        Archive archive = application.archiveOf(name);
        return archive != null && archive.given();
    }

    private static Set<String> own(Application application, Map<String, List<String>> groups) {
        boolean certain = application.names().stream().anyMatch(application::isOfApplication);
        Set<String> signs = new Signs(application).groups();
        Set<String> own = new TreeSet<>();
        groups.forEach((group, packages) -> {
            if (certain || signs.contains(group) || hasNameOf(application, packages, group)) {
                own.add(group);
            }
        });
        Set<String> strange = new HashSet<>(groups.keySet());
        strange.removeIf(group -> PackageNames.isLibrary(group) || isOfOther(application, group));
        long known = own.stream().mapToLong(group -> size(groups, group)).sum();
        long all = strange.stream().mapToLong(group -> size(groups, group)).sum();
        double large = own.isEmpty() ? all * LARGE_SHARE : known * LARGE_BESIDE;
        strange.stream().filter(group -> size(groups, group) >= large).forEach(own::add);
        if (own.isEmpty()) {
            groups.keySet().stream()
                    .max(Comparator.comparingInt(group -> size(groups, group)))
                    .ifPresent(own::add);
        }
        return own;
    }

    private static int size(Map<String, List<String>> groups, String group) {
        return groups.getOrDefault(group, List.of()).size();
    }

    /** Whether a project that is packed into the jar, and is not the jar's own, has such packages. */
    private static boolean isOfOther(Application application, String group) {
        return application.archives().stream()
                .filter(Archive::given)
                .filter(archive -> archive.poms().size() > 1)
                .flatMap(archive -> archive.poms().stream()
                        .filter(pom -> !Signs.isOwn(archive, pom))
                        .map(pom -> pom.substring(0, pom.indexOf(':'))))
                .anyMatch(id -> PackageNames.isIn(id, group) || PackageNames.isIn(group, id));
    }

    /** Whether a file that the user named is called as the last word of the group, or of all its packages. */
    private static boolean hasNameOf(Application application, List<String> packages, String group) {
        Set<String> words = new HashSet<>(List.of(lastWord(group), lastWord(PackageNames.common(packages))));
        words.removeIf(word -> word.length() < SHORTEST_WORD);
        return new Signs(application).words().stream().anyMatch(words::contains);
    }

    private static String lastWord(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
