package io.catcher.ship.place;

import io.catcher.config.WorkingDirectory;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the agent's files may go, and why not. */
public final class Place {

    /** In a container without any disk to write to it is there as a rule, and is memory. */
    static final Path MEMORY = Path.of("/dev/shm");

    /** What to do where none is left. */
    public static final String REMEDY =
            "mount a volume that can be written (Kubernetes: an emptyDir) and set files.dir to it";

    /** About what the first event takes: on a full disk an empty file can still be made. */
    private static final int TRIAL = 16_384;

    private Place() {}

    /**
     * The configured directory.
     *
     * @throws IOException if the locale does not know its characters
     */
    public static Path configured(String directory) throws IOException {
        try {
            Path path = WorkingDirectory.resolve(directory);
            // Behind the kernel's link the name of the parent is another.
            return path.isAbsolute() && !Path.of(directory).isAbsolute()
                    ? path
                    : path.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IOException("LC_ALL or LANG does not know its characters, set LC_ALL=C.UTF-8", e);
        }
    }

    /** Where to look for room instead, best first; the temp directory and, where there is such a thing, memory. */
    public static List<Path> others() {
        List<Path> others = new ArrayList<>();
        try {
            others.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath());
        } catch (InvalidPathException noName) {
            // As if it could not be written.
        }
        if (Files.isDirectory(MEMORY)) {
            others.add(MEMORY);
        }
        return others;
    }

    /** Whether it is gone with the container and takes of its memory. */
    public static boolean isMemory(Path directory) {
        return directory.startsWith(MEMORY);
    }

    /**
     * Writes some KB into the directory, which is there, and removes them: asking Files.isWritable is not enough, a read-only
     * mount answers yes to root.
     */
    public static void tryOut(Path directory) throws IOException {
        Path trial = Files.createTempFile(directory, ".probe", null);
        // Not a channel: an interrupt closes one, and would look like a disk that cannot be written.
        try (OutputStream file = new FileOutputStream(trial.toFile())) {
            file.write(new byte[TRIAL]);
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    /** Why nothing can be written there, in few words. */
    public static String why(Exception failure) {
        if (failure instanceof FileAlreadyExistsException there && there.getFile() != null) {
            return what(Path.of(there.getFile()));
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return failure.getMessage() == null || failure instanceof FileSystemException
                ? failure.toString()
                : failure.getMessage();
    }

    private static String what(Path inTheWay) {
        if (!Files.isSymbolicLink(inTheWay)) {
            return inTheWay + " is a file and no directory";
        }
        return inTheWay + (Files.exists(inTheWay) ? " is a link to a file" : " is a link that leads nowhere");
    }
}
