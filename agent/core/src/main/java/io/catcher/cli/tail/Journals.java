package io.catcher.cli.tail;

import io.catcher.ship.journal.JournalFollower;
import io.catcher.ship.journal.Leftovers;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All journals of a directory as one, by the events' times. Not thread-safe. */
final class Journals implements Closeable {

    private final Path directory;
    private final Map<String, JournalFollower> followers = new LinkedHashMap<>();
    private final Map<String, Entry> heads = new LinkedHashMap<>();
    private long unreadable;

    Journals(Path directory) {
        this.directory = directory;
    }

    /** Whether there is one by now. */
    boolean look() throws IOException {
        if (Files.isDirectory(directory)) {
            for (String stem : Leftovers.stems(directory)) {
                followers.computeIfAbsent(stem, name -> new JournalFollower(directory, name));
            }
        }
        return !followers.isEmpty();
    }

    /** The oldest of what is there and was not given yet; null = all given. */
    @Nullable
    Entry next() throws IOException {
        String first = null;
        Entry oldest = null;
        for (Map.Entry<String, JournalFollower> follower : followers.entrySet()) {
            Entry head = head(follower.getKey(), follower.getValue());
            if (head != null && (oldest == null || head.ts().isBefore(oldest.ts()))) {
                first = follower.getKey();
                oldest = head;
            }
        }
        if (first != null) {
            heads.remove(first);
        }
        return oldest;
    }

    private @Nullable Entry head(String stem, JournalFollower follower) throws IOException {
        Entry head = heads.get(stem);
        while (head == null) {
            byte[] line = follower.next();
            if (line == null) {
                return null;
            }
            head = Entry.of(line);
            if (head == null) {
                unreadable++;
            } else {
                heads.put(stem, head);
            }
        }
        return head;
    }

    /** Lines that are no whole events. */
    long unreadable() {
        return unreadable;
    }

    @Override
    public void close() throws IOException {
        for (JournalFollower follower : followers.values()) {
            follower.close();
        }
    }
}
