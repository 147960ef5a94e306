package io.catcher.ship.journal;

import io.catcher.ship.place.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * This JVM's claim on the journal of one stem: {@code bugcatcher} for the first JVM in a directory, {@code
 * bugcatcher-<pid>} for others. The lock is on a file of its own, because the journal's own file is renamed.
 */
final class Claim implements Closeable {

    /**
     * Closing any descriptor of a locked file lets go of all locks that the process has on it (fcntl), so a file that this
     * JVM holds must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final String stem;
    private final Path file;
    private @Nullable FileChannel channel;

    private Claim(Path directory, String stem, Path file, @Nullable FileChannel channel) {
        this.directory = directory;
        this.stem = stem;
        this.file = file;
        this.channel = channel;
    }

    /** The first stem that nobody else holds. */
    static Claim in(Path directory) throws IOException {
        Claim claim = tryStem(directory, "bugcatcher");
        return claim == null ? withPid(directory) : claim;
    }

    /** Asked for only where it is needed: ProcessHandle begins with a pool of threads. */
    private static Claim withPid(Path directory) throws IOException {
        String pid = "bugcatcher-" + ProcessHandle.current().pid();
        Claim claim = null;
        for (int i = 1; claim == null; i++) {
            claim = tryStem(directory, i == 1 ? pid : pid + "-" + i);
        }
        return claim;
    }

    String stem() {
        return stem;
    }

    /**
     * Takes one stem.
     *
     * @return null when a living JVM has it
     */
    static @Nullable Claim tryStem(Path directory, String stem) throws IOException {
        Path file = directory.toRealPath().resolve(stem + ".lock");
        if (!HELD.add(file)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new Claim(directory, stem, file, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another copy of this class in this JVM holds it; closing our channel would take its lock away.
            return null;
        } catch (IOException e) {
            if (!stem.equals("bugcatcher")) {
                // A file system without locks: no other process has our pid in its name.
                return new Claim(directory, stem, file, channel);
            }
        }
        if (channel != null) {
            channel.close();
        }
        HELD.remove(file);
        return null;
    }

    /**
     * Takes the stem anew where somebody removed its file, and with it the lock that others see.
     *
     * @throws IOException if another JVM has it now
     */
    void renew() throws IOException {
        if (Files.exists(file)) {
            return;
        }
        close();
        Claim again = tryStem(directory, stem);
        if (again == null) {
            throw new IOException("another JVM has taken over " + file);
        }
        channel = again.channel;
    }

    /** Lets go of the stem and removes its file, where no JVM can be about to take it: one with that process id. */
    void remove() throws IOException {
        long pid = Leftovers.pid(stem);
        // Another JVM would hold a lock on a file without a name, and a third one a lock on a new file.
        if (pid >= 0 && ProcessHandle.of(pid).isEmpty()) {
            Files.deleteIfExists(file);
        }
        close();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        HELD.remove(file);
    }
}
