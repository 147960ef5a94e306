package io.catcher.cli.doctor;

import io.catcher.config.FilesSettings;
import io.catcher.ship.health.Loss;
import io.catcher.ship.journal.Backlog;
import io.catcher.ship.journal.LastLedger;
import io.catcher.ship.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory of the agent's files. Makes nothing that stays. */
record FileChecks(Findings findings) {

    void check(FilesSettings settings) {
        Path directory;
        try {
            directory = Place.configured(settings.dir());
        } catch (IOException e) {
            findings.fail(
                    "files", settings.dir() + " cannot be used: " + e.getMessage() + "; " + instead(), Place.REMEDY);
            return;
        }
        Path there = existing(directory);
        if (there == null || !Files.isDirectory(there)) {
            findings.fail("files", there + " is no directory; " + instead(), "set files.dir to one");
            return;
        }
        try {
            Place.tryOut(there);
            findings.ok("files", directory + (there.equals(directory) ? " can be written" : " can be made"));
        } catch (IOException | SecurityException e) {
            findings.fail(
                    "files",
                    there + " cannot be written by this user (" + Place.why(e) + "); " + instead(),
                    "set files.dir, or give the user who runs the application the right to write there; in a container "
                            + Place.REMEDY);
        }
        space(there, settings);
        if (there.equals(directory)) {
            owner(directory);
            backlog(directory);
        }
    }

    /** What the agent would do without it. */
    private static String instead() {
        for (Path other : Place.others()) {
            try {
                Place.tryOut(other);
                return "the agent would use one in " + other
                        + (Place.isMemory(other) ? ", which is memory and gone with the container" : "");
            } catch (IOException | SecurityException e) {
                // The next one.
            }
        }
        return "nor can any other place, so nothing would be recorded and nothing be in Loki";
    }

    private static @Nullable Path existing(Path directory) {
        Path there = directory;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    private void space(Path there, FilesSettings settings) {
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String shown = (free >> 20) + " MB free, the journal takes " + (settings.maxSize() >> 20) + " MB at most";
            if (free < settings.maxSize()) {
                findings.warn("disk", shown, "free some space, or set files.max_size lower");
            } else {
                findings.ok("disk", shown);
            }
        } catch (IOException e) {
            findings.warn("disk", "its free space cannot be read: " + e.getMessage(), "");
        }
    }

    private void owner(Path directory) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(directory);
            String owner = Files.getOwner(directory).getName();
            boolean open =
                    mode.contains(PosixFilePermission.OTHERS_READ) || mode.contains(PosixFilePermission.GROUP_READ);
            if (open) {
                findings.warn(
                        "owner",
                        directory + " of " + owner + " can be read by others",
                        "chmod 700 " + directory + ": events hold what your methods were called with");
            } else {
                findings.ok("owner", directory + " can be read by " + owner + " alone");
            }
        } catch (IOException | UnsupportedOperationException noPosix) {
            // A file system that knows no owners.
        }
    }

    /** As of each JVM's last minute; what it told since is in the next one. */
    private void ledger(Path directory) throws IOException {
        for (LastLedger last : LastLedger.in(directory)) {
            String shown = last.instance() + " at " + last.ts() + ": " + last.shown();
            Map<String, Object> lost = last.dropped();
            lost.remove(Loss.EXPECTED.label());
            if (lost.isEmpty()) {
                findings.ok("ledger", shown);
            } else {
                findings.warn("ledger", shown + ", of them lost: " + lost, "the agent's log says when and why");
            }
        }
    }

    private void backlog(Path directory) {
        try {
            Backlog backlog = Backlog.in(directory);
            if (backlog.journals() == 0) {
                findings.ok("journal", "no events yet");
            } else {
                findings.ok(
                        "journal",
                        backlog.lines() + " events wait for Loki, " + (backlog.bytes() >> 10) + " KB in "
                                + backlog.journals() + (backlog.journals() == 1 ? " journal" : " journals"));
            }
            ledger(directory);
            if (Files.exists(directory.resolve("dead-letters.log"))) {
                findings.warn(
                        "journal",
                        "Loki has refused events for good",
                        "see why in " + directory.resolve("dead-letters.log"));
            }
        } catch (IOException e) {
            findings.fail("journal", "it cannot be read: " + e, "run this as the user who runs the application");
        }
    }
}
