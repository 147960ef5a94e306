package io.catcher.ship;

import io.catcher.config.FilesSettings;
import io.catcher.ship.journal.CountsFile;
import io.catcher.ship.journal.Journal;
import io.catcher.ship.place.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the journal with the first event, so that a run without events leaves no file behind. */
final class JournalDoor {

    private final Home home;
    private final FilesSettings files;
    private final Journal.Casualties casualties;
    private final Consumer<Journal> appended;
    private final Consumer<Journal> opened;
    private volatile @Nullable Journal journal;

    /**
     * @param appended is told after each line, on the journal's thread
     * @param opened is told before the first line
     */
    JournalDoor(
            Home home,
            FilesSettings files,
            Journal.Casualties casualties,
            Consumer<Journal> appended,
            Consumer<Journal> opened) {
        this.home = home;
        this.files = files;
        this.casualties = casualties;
        this.appended = appended;
        this.opened = opened;
    }

    /** Opens the journal, if it is not open yet; for the journal's thread. */
    Journal open() throws IOException {
        Journal open = journal;
        if (open == null) {
            Path directory = home.path();
            open = Journal.open(directory, home.most(files.maxSize()), files.maxAge(), casualties);
            journal = open;
            opened.accept(open);
        }
        return open;
    }

    void append(byte[] line) throws IOException {
        Journal open = open();
        open.append(line);
        appended.accept(open);
    }

    /** Notes this JVM's numbers for the next start. */
    void note(CountsFile.Counts counts) {
        Journal open = journal;
        if (open != null) {
            open.counts().write(counts);
        }
    }

    void force() throws IOException {
        Journal open = journal;
        if (open != null) {
            open.force();
        }
    }

    /** Null before the first line. */
    @Nullable
    Journal journal() {
        return journal;
    }

    void close() throws IOException {
        Journal open = journal;
        if (open != null) {
            open.close();
        }
    }
}
