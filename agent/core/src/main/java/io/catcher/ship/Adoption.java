package io.catcher.ship;

import io.catcher.ship.health.AgentLog;
import io.catcher.ship.journal.Journal;
import io.catcher.ship.journal.LeftJournal;
import io.catcher.ship.journal.Leftovers;
import io.catcher.ship.journal.SuddenEnd;
import io.catcher.ship.loki.LokiLink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes over, one after the other, the journals that dead JVMs left in the directory: brought to Loki they are removed;
 * without a Loki they stay until they are too old. A lock on each keeps two JVMs from adopting the same one. Runs once, on
 * a thread of its own: Loki may be away.
 */
final class Adoption implements Runnable {

    private final Path directory;
    private final String own;
    private final Duration maxAge;
    private final @Nullable LokiLink loki;
    private final Consumer<SuddenEnd> ends;
    private final AgentLog log;

    /** @param ends is told what those JVMs took with them */
    Adoption(Journal own, Duration maxAge, @Nullable LokiLink loki, Consumer<SuddenEnd> ends, AgentLog log) {
        this.directory = own.directory();
        this.own = own.stem();
        this.maxAge = maxAge;
        this.loki = loki;
        this.ends = ends;
        this.log = log;
    }

    /** Whether there are journals that may be left: most JVMs find none, and then need no thread to look. */
    boolean isNeeded() {
        try {
            return Leftovers.stems(directory).stream().anyMatch(stem -> !stem.equals(own));
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public void run() {
        try {
            for (String stem : Leftovers.stems(directory)) {
                LeftJournal left = LeftJournal.adopt(directory, stem);
                if (left != null) {
                    settle(stem, left);
                }
            }
        } catch (IOException | RuntimeException e) {
            log.warn("adoption", "what an earlier JVM left cannot be taken over", e);
        }
    }

    private void settle(String stem, LeftJournal left) throws IOException {
        try (left) {
            for (SuddenEnd end : left.takeSuddenEnds()) {
                if (!end.tookNothing()) {
                    ends.accept(end);
                }
            }
            boolean shipped = loki != null && loki.shipLeft(left);
            if (shipped || left.isOlderThan(maxAge)) {
                left.remove();
                log.info("the journal " + stem + " of an earlier JVM is "
                        + (shipped ? "in Loki now and removed" : "too old and removed"));
            }
        }
    }
}
