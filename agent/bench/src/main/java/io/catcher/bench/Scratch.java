package io.catcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Folders of one run. */
public final class Scratch {

    private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

    private Scratch() {}

    /** A new empty folder; whoever made it deletes it. */
    public static Path create() throws IOException {
        Path folder = Files.createTempDirectory("catcher-bench");
        FOLDERS.add(folder);
        return folder;
    }

    /** Those of a run that is stopped. What a dying JVM still writes may stay. */
    public static void deleteAll() {
        for (Path folder : FOLDERS) {
            try {
                delete(folder);
            } catch (IOException e) {
                System.err.println("left: " + folder);
            }
        }
    }

    /** With all that is in it. */
    public static void delete(Path folder) throws IOException {
        FOLDERS.remove(folder);
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
