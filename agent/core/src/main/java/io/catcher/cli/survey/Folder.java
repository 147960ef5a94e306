package io.catcher.cli.survey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory of classes, of jars, or of both. Symbolic links and hidden directories are not followed. */
final class Folder implements Container {

    private static final int MOST_FILES = 300_000;

    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return root.toString();
    }

    @Override
    public List<String> entries() throws IOException {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Visitor(found));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        found.sort(null);
        return found;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final List<String> found;

        Visitor(List<String> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path name = directory.getFileName();
            boolean hidden = name != null && name.toString().startsWith(".") && !directory.equals(root);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() || Files.isRegularFile(file)) {
                found.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
        }
    }

    Path file(String entry) {
        return root.resolve(entry);
    }

    @Override
    public byte @Nullable [] read(String entry, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file(entry))) {
            byte[] bytes = in.readNBytes(most);
            return in.read() < 0 ? bytes : null;
        }
    }

    @Override
    public boolean copy(String entry, Path to, long most) throws IOException {
        throw new IOException("a file of a directory is read where it is");
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
