package io.catcher.cli.survey;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens containers one after the other, in the order of a class path. Used once. */
final class ApplicationReader implements Closeable {

    private static final int MOST_CLASSES = 400_000;
    private static final int DEEPEST = 3;
    private static final int MOST_TEXT = 1 << 20;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final List<Archive> archives = new ArrayList<>();
    private final Map<String, Place> classes = new LinkedHashMap<>();
    private final Notes notes = new Notes();
    private final Set<Path> seen = new LinkedHashSet<>();
    private final Set<String> own = new LinkedHashSet<>();
    private final List<Path> beside = new ArrayList<>();
    private @Nullable OpenFiles files = new OpenFiles();

    Application read(List<Path> paths) throws IOException {
        OpenFiles open = open();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new Unreadable(path + ": there is no such file");
            }
            addGiven(path);
        }
        // Behind all that was named; each may name more.
        for (int i = 0; i < beside.size(); i++) {
            addQuietly(beside.get(i));
        }
        files = null;
        return new Application(archives, classes, notes, open);
    }

    private OpenFiles open() {
        OpenFiles open = files;
        if (open == null) {
            throw new IllegalStateException("used once");
        }
        return open;
    }

    private void addGiven(Path path) throws IOException {
        QuarkusFolder quarkus = QuarkusFolder.of(path);
        if (quarkus == null) {
            add(path, true);
            return;
        }
        if (Files.exists(quarkus.run())) {
            add(quarkus.run(), false);
        }
        for (Path jar : quarkus.application()) {
            own.add(jar.toString());
            add(jar, true);
        }
        beside.addAll(quarkus.around());
    }

    private void add(Path path, boolean given) throws IOException {
        if (!seen.add(path.toRealPath())) {
            return;
        }
        if (Files.isDirectory(path)) {
            add(open().add(new Folder(path)), given, 0);
        } else {
            Archive archive = add(open().add(Jar.open(path.toString(), path)), given, 0);
            classPath(path, archive);
        }
    }

    private void addQuietly(Path path) throws IOException {
        try {
            add(path, false);
        } catch (Unreadable e) {
            notes.add(String.valueOf(e.getMessage()));
        }
    }

    /** The jars of the manifest, and those of a directory "lib" beside, as start scripts have it. */
    private void classPath(Path jar, Archive archive) throws IOException {
        Path directory = jar.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        for (String name : archive.attribute("Class-Path").split("\\s+", -1)) {
            try {
                Path named = directory.resolve(name);
                if (!name.isEmpty() && Files.exists(named)) {
                    beside.add(named);
                }
            } catch (InvalidPathException url) {
                // An address of another kind: nothing beside the jar.
            }
        }
        Path lib = directory.resolve("lib");
        if (archive.given() && Files.isDirectory(lib)) {
            try (Stream<Path> found = Files.list(lib)) {
                found.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(beside::add);
            }
        }
    }

    private Archive add(Container container, boolean given, int depth) throws IOException {
        List<String> entries = container.entries();
        Archive archive = new Archive(
                container.name(), given, own.contains(container.name()), manifest(container, entries), poms(entries));
        archives.add(archive);
        boolean anyClass = index(container, archive, entries);
        for (String entry : entries) {
            if (isArchive(entry)) {
                boolean application = entry.endsWith(".war") || (container instanceof Folder && !anyClass);
                inside(container, entry, given && application, depth + 1);
            }
        }
        return archive;
    }

    private static boolean isArchive(String entry) {
        return (entry.endsWith(".jar") || entry.endsWith(".war"))
                && !entry.endsWith("-sources.jar")
                && !entry.endsWith("-javadoc.jar");
    }

    private void inside(Container container, String entry, boolean given, int depth) throws IOException {
        if (container instanceof Folder folder) {
            try {
                add(folder.file(entry), given);
            } catch (Unreadable e) {
                notes.add(String.valueOf(e.getMessage()));
            }
            return;
        }
        String name = container.name() + "!/" + entry;
        if (depth > DEEPEST) {
            notes.add(name + ": not read, it lies " + depth + " jars deep");
            return;
        }
        try {
            add(open().add(Jar.open(name, open().copied(container, entry))), given, depth);
        } catch (IOException e) {
            notes.add(e instanceof Unreadable ? String.valueOf(e.getMessage()) : name + ": " + e.getMessage());
        }
    }

    private boolean index(Container container, Archive archive, List<String> entries) {
        ClassRoots roots = new ClassRoots(container);
        boolean any = false;
        for (String entry : entries) {
            if (!isClass(entry) || classes.size() >= MOST_CLASSES) {
                continue;
            }
            String root = roots.of(entry);
            if (root == null) {
                notes.broken(container.name() + "!/" + entry);
            } else {
                String name = entry.substring(root.length(), entry.length() - ".class".length());
                classes.putIfAbsent(name, new Place(archive, container, entry, root));
                any = true;
            }
        }
        return any;
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class")
                && !entry.contains("META-INF/versions/")
                && !entry.endsWith("module-info.class")
                && !entry.endsWith("package-info.class");
    }

    private static Map<String, String> manifest(Container container, List<String> entries) {
        Map<String, String> attributes = new HashMap<>();
        if (!entries.contains(MANIFEST)) {
            return attributes;
        }
        try {
            byte[] bytes = container.read(MANIFEST, MOST_TEXT);
            if (bytes != null) {
                new Manifest(new ByteArrayInputStream(bytes))
                        .getMainAttributes()
                        .forEach((key, value) -> attributes.put(key.toString(), String.valueOf(value)));
            }
        } catch (IOException | RuntimeException broken) {
            // A jar without a manifest is one all the same.
        }
        return attributes;
    }

    private static List<String> poms(List<String> entries) {
        return entries.stream()
                .filter(entry -> entry.startsWith("META-INF/maven/") && entry.endsWith("/pom.properties"))
                .map(entry -> entry.split("/", -1))
                .filter(parts -> parts.length == 5)
                .map(parts -> parts[2] + ":" + parts[3])
                .toList();
    }

    @Override
    public void close() throws IOException {
        OpenFiles left = files;
        if (left != null) {
            left.close();
        }
    }
}
