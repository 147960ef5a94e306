package io.catcher.ship.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The journals that are in a directory, by the stems of their files' names. */
public final class Leftovers {

    private static final Pattern FILE =
            Pattern.compile("(bugcatcher(?:-(\\d{1,18})(?:-\\d{1,9})?)?)(?:\\.\\d{6,18})?\\.(log|acknowledged|counts)");

    private Leftovers() {}

    /** Of all JVMs, the first one's before those with a process id. */
    public static List<String> stems(Path directory) throws IOException {
        SortedSet<String> stems = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    stems.add(name.group(1));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return List.copyOf(stems);
    }

    /** Whether the next JVM in the directory goes on with it by itself. */
    static boolean isFirst(String stem) {
        return stem.equals("bugcatcher");
    }

    /** The process id in a stem; negative = none. */
    static long pid(String stem) {
        Matcher name = FILE.matcher(stem + ".log");
        return name.matches() && name.group(2) != null ? Long.parseLong(name.group(2)) : -1;
    }
}
