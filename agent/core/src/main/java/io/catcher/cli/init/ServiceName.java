package io.catcher.cli.init;

import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.Archive;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What to call the service: as its file is called, unless every build calls its file so. */
final class ServiceName {

    private static final Set<String> OF_ANY_BUILD = Set.of(
            "",
            "app",
            "application",
            "classes",
            "main",
            "target",
            "build",
            "lib",
            "libs",
            "out",
            "dist",
            "bin",
            "root");

    private ServiceName() {}

    static String of(Application application, OwnPackages own) {
        List<Archive> given =
                application.archives().stream().filter(Archive::given).toList();
        Stream<String> files = given.size() == 1 ? given.stream().map(Signs::fileName) : Stream.empty();
        Stream<String> poms = given.stream()
                .flatMap(archive -> archive.poms().stream().filter(pom -> Signs.isOwn(archive, pom)))
                .limit(given.size() == 1 ? 1 : 0)
                .map(pom -> pom.substring(pom.indexOf(':') + 1));
        Stream<String> titles = given.stream().map(archive -> archive.attribute("Implementation-Title"));
        Stream<String> bases = own.bases().stream().map(base -> base.substring(base.lastIndexOf('.') + 1));
        return Stream.of(files, poms, given.size() == 1 ? titles : Stream.<String>empty(), bases)
                .flatMap(names -> names)
                .map(ServiceName::plain)
                .filter(name -> !OF_ANY_BUILD.contains(name))
                .findFirst()
                .orElse("app");
    }

    /** Lower case, words with hyphens, without version and extension. */
    static String plain(String name) {
        return name.strip()
                .replaceFirst("\\.(jar|war|ear|zip)$", "")
                .replaceFirst("[-_]v?\\d[\\w.+-]*$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
