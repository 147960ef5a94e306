package io.catcher.cli.init;

import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.Archive;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the archives that the user named say of whose they are. */
final class Signs {

    private static final List<String> MAIN = List.of("Start-Class", "Main-Class", "Launcher-Class");

    private static final Set<String> LIBRARIES = Set.of("lib", "libs");

    private final List<Archive> given;

    Signs(Application application) {
        given = application.archives().stream().filter(Archive::given).toList();
    }

    /** The class that the user's command starts; empty = none is named. */
    static String mainClass(Archive archive) {
        return MAIN.stream()
                .map(archive::attribute)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Groups of packages that the main class or the project's own id is in. */
    Set<String> groups() {
        Set<String> groups = new HashSet<>();
        for (Archive archive : given) {
            String main = mainClass(archive);
            String group = PackageNames.group(PackageNames.of(main.replace('.', '/')));
            // Of many jars each library's own main class says nothing.
            if (!main.isEmpty() && (given.size() == 1 || !PackageNames.isLibrary(group))) {
                groups.add(group);
            }
            archive.poms().stream()
                    .filter(pom -> given.size() == 1 && isOwn(archive, pom))
                    .map(pom -> PackageNames.group(pom.substring(0, pom.indexOf(':'))))
                    .forEach(groups::add);
        }
        return groups;
    }

    /** Whether a project that Maven packed into an archive is the archive itself. */
    static boolean isOwn(Archive archive, String pom) {
        String artifact = pom.substring(pom.indexOf(':') + 1);
        return archive.poms().size() == 1 || fileName(archive).startsWith(artifact);
    }

    /**
     * Of the one file's name; of a distribution's libraries, each of which is called as somebody else, only those of the
     * directories around them.
     */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        for (Archive archive : given) {
            String path = archive.name();
            String[] names = path.substring(path.lastIndexOf('!') + 1).split("[/\\\\]", -1);
            int end = given.size() > 1 && path.endsWith(".jar") ? names.length - 1 : names.length;
            boolean inLibraries = Arrays.asList(names).subList(0, end).stream().anyMatch(LIBRARIES::contains);
            for (int i = Math.max(0, inLibraries ? end - 2 : end - 1); i < end; i++) {
                words.addAll(Arrays.asList(names[i].toLowerCase(Locale.ROOT)
                        .replaceFirst("\\.[a-z]+$", "")
                        .split("[^a-z0-9]+", -1)));
            }
        }
        return words;
    }

    static String fileName(Archive archive) {
        String path = archive.name();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
