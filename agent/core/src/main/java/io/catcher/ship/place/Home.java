package io.catcher.ship.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The directory of the agent's files: the configured one, else one elsewhere, said once. Thread-safe. */
public final class Home {

    /** Of the memory of a container, which may be small. */
    private static final long MOST_IN_MEMORY = 16L << 20;

    /** Trying costs some files each time. */
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String wanted;
    private final Supplier<List<Path>> others;
    private final Consumer<String> notice;
    private @Nullable Path found;
    private @Nullable Nowhere nowhere;
    private long triedAt;

    /** Nothing can be written anywhere, and that was said. */
    public static final class Nowhere extends IOException {

        private static final long serialVersionUID = 1;

        Nowhere(String message) {
            super(message);
        }
    }

    /** Touches nothing yet. */
    public Home(String directory, Consumer<String> notice) {
        this(directory, Place::others, notice);
    }

    /** @param others where to look for room instead, best first */
    Home(String directory, Supplier<List<Path>> others, Consumer<String> notice) {
        this.wanted = directory;
        this.others = others;
        this.notice = notice;
    }

    /**
     * The directory, made at the first call.
     *
     * @throws Nowhere if no other can be written either; a call a second later tries again
     */
    public synchronized Path path() throws IOException {
        Path path = found;
        if (path == null) {
            if (nowhere != null && System.nanoTime() - triedAt < AGAIN_NANOS) {
                throw nowhere;
            }
            path = choose();
            found = path;
        }
        return path;
    }

    /** What the journal may take of what is configured. */
    public synchronized long most(long configured) {
        return found != null && Place.isMemory(found) ? Math.min(configured, MOST_IN_MEMORY) : configured;
    }

    private Path choose() throws IOException {
        List<String> failed = new ArrayList<>();
        Path path = chosen(failed);
        String all = "cannot write " + String.join(" nor ", failed);
        if (path != null) {
            if (!failed.isEmpty()) {
                notice.accept(all + "; using " + path + (Place.isMemory(path) ? memory() : ""));
            }
            return path;
        }
        if (nowhere == null) {
            notice.accept(all + ": events wait in memory, are in no file and in no Loki, and are lost with the JVM; "
                    + Place.REMEDY);
        }
        triedAt = System.nanoTime();
        nowhere = new Nowhere(all);
        throw nowhere;
    }

    private static String memory() {
        return ", which is memory: " + (MOST_IN_MEMORY >> 20) + " MB of events at most, and gone with the container; "
                + Place.REMEDY;
    }

    private @Nullable Path chosen(List<String> failed) {
        try {
            return writable(Place.configured(wanted));
        } catch (IOException | RuntimeException e) {
            failed.add(shown() + " (" + Place.why(e) + ")");
        }
        for (Path other : others.get()) {
            try {
                return ours(other);
            } catch (IOException | RuntimeException e) {
                failed.add(other + " (" + Place.why(e) + ")");
            }
        }
        return null;
    }

    private String shown() {
        try {
            return Place.configured(wanted).toString();
        } catch (IOException | RuntimeException noName) {
            return wanted;
        }
    }

    private static Path writable(Path directory) throws IOException {
        OwnerOnly.createDirectories(directory);
        Place.tryOut(directory);
        return directory;
    }

    /** The same one at each start, so that what waits for Loki is found again; never one that somebody else made. */
    private static Path ours(Path root) throws IOException {
        String user = System.getProperty("user.name", "?");
        try {
            Path own = root.resolve("catcher-" + user);
            OwnerOnly.createDirectories(own);
            if (Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(own, LinkOption.NOFOLLOW_LINKS).getName().equals(user)) {
                return writable(own);
            }
        } catch (IOException | RuntimeException e) {
            // A name that is no file name, or a directory of somebody else: a fresh one below.
        }
        Path fresh = Files.createTempDirectory(root, "catcher-");
        try {
            return writable(fresh);
        } catch (IOException e) {
            Files.delete(fresh);
            throw e;
        }
    }
}
