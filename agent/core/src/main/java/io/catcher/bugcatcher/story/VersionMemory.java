package io.catcher.bugcatcher.story;

import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which failures this version of the service has had: one file of at most {@value #LARGEST} bytes beside the journal, a
 * line for each. A line that cannot be read is passed over, a file of another version is begun anew, and whoever cannot
 * read or write it goes on without. Thread-safe through its own lock; reads and writes on the agent's thread.
 */
public final class VersionMemory {

    private static final String NAME = "first-seen.txt";
    private static final int LARGEST = 512 * 1024;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16}");

    private final Callable<Path> home;
    private final String heading;
    private final Map<String, Instant> since = new LinkedHashMap<>();
    private boolean loaded;
    private boolean changed;

    /**
     * @param home the directory of the agent's files, asked for at the first failure
     * @param version of the service; whatever is not in its file name and not empty
     */
    public VersionMemory(Callable<Path> home, String service, String version) {
        this.home = home;
        this.heading = "catcher first-seen 1 " + oneLine(service) + ' ' + oneLine(version);
    }

    /** When this version had the failure first: the given time if that is now; null if there are too many to remember. */
    synchronized @Nullable Instant since(String fingerprint, Instant at) {
        load();
        Instant known = since.get(fingerprint);
        if (known != null || since.size() >= FirstSeen.MOST) {
            return known;
        }
        since.put(fingerprint, at);
        changed = true;
        return at;
    }

    /** Writes what is new; called by the agent's pulse and at the end. Never throws. */
    public synchronized void save() {
        if (!changed) {
            return;
        }
        changed = false;
        try {
            write(home.call());
        } catch (Exception withoutDisk) {
            // The next start tells some failures as new once more; the journal's own trouble is told elsewhere.
        }
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        try {
            Path file = home.call().resolve(NAME);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST) {
                read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (Exception unreadable) {
            since.clear();
        }
    }

    private void read(String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 1; i < lines.length && lines[0].equals(heading) && since.size() < FirstSeen.MOST; i++) {
            line(lines[i].split(" ", -1));
        }
    }

    private void line(String[] cells) {
        if (cells.length != 2 || !FINGERPRINT.matcher(cells[0]).matches()) {
            return;
        }
        try {
            since.putIfAbsent(cells[0], Instant.parse(cells[1]));
        } catch (DateTimeParseException torn) {
            // Only the line is lost: its failure is told as new once more.
        }
    }

    /** Beside it, then moved over it: a JVM that is killed in between leaves the old one whole. */
    private void write(Path directory) throws IOException {
        StringBuilder text = new StringBuilder(heading).append('\n');
        since.forEach((print, at) -> text.append(print).append(' ').append(at).append('\n'));
        Path file = directory.resolve(NAME);
        Path fresh = directory.resolve(NAME + '.' + ProcessHandle.current().pid());
        try (FileChannel channel = OwnerOnly.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", "_");
    }
}
