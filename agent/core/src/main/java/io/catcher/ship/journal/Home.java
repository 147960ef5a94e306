package io.catcher.ship.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The directory of the agent's files: the configured one, else one in the temp directory, said once. Thread-safe. */
public final class Home {

    private final Path wanted;
    private final Consumer<String> notice;
    private @Nullable Path found;

    /** Touches nothing yet. */
    public Home(String directory, Consumer<String> notice) {
        this.wanted = Path.of(directory).toAbsolutePath().normalize();
        this.notice = notice;
    }

    /**
     * The directory, made at the first call.
     *
     * @throws IOException if not even the temp directory can be written; the next call tries again
     */
    public synchronized Path path() throws IOException {
        Path path = found;
        if (path == null) {
            path = choose();
            found = path;
        }
        return path;
    }

    private Path choose() throws IOException {
        try {
            return writable(wanted);
        } catch (IOException | SecurityException e) {
            Path other = temporary();
            notice.accept("cannot write " + wanted + " (" + e + "); using " + other);
            return other;
        }
    }

    private static Path writable(Path directory) throws IOException {
        OwnerOnly.createDirectories(directory);
        // Asking Files.isWritable is not enough: a read-only mount answers yes to root.
        Files.delete(Files.createTempFile(directory, ".probe", null));
        return directory;
    }

    /** The same one at each start, so that what waits for Loki is found again; never one that somebody else made. */
    private static Path temporary() throws IOException {
        String user = System.getProperty("user.name", "?");
        Path temp = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try {
            Path own = temp.resolve("catcher-" + user);
            OwnerOnly.createDirectories(own);
            if (Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(own, LinkOption.NOFOLLOW_LINKS).getName().equals(user)) {
                return writable(own);
            }
        } catch (IOException | RuntimeException e) {
            // A name that is no file name, or a directory of somebody else: a fresh one below.
        }
        return Files.createTempDirectory("catcher-");
    }
}
