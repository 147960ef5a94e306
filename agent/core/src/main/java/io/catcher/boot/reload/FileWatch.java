package io.catcher.boot.reload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees that the files of a configuration have changed, by looking at them now and then: a change counts once it stands still
 * for one look, so that a file in the middle of being written is not taken for the whole. Not a WatchService: it does not
 * see through symlinks, and costs a thread. Used by one thread.
 */
final class FileWatch {

    /** Clocks of file systems tick coarsely, and those of other machines differ. */
    private static final long DOUBT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Supplier<@Nullable Path> main;
    private final long readAt;
    private List<Path> files;
    private @Nullable Map<Path, Stamp> known;
    private @Nullable Map<Path, Stamp> moving;
    private boolean present;

    enum Seen {
        SAME,
        CHANGED,
        /** The file that all others hang on. */
        GONE
    }

    /**
     * @param main asked at each look: without a named file the usual places count, where one may appear; null = none
     * @param files on which what was read last depends
     * @param readAt when it was read
     */
    FileWatch(Supplier<@Nullable Path> main, List<Path> files, Instant readAt) {
        this.main = main;
        this.files = List.copyOf(files);
        this.present = !files.isEmpty();
        this.readAt = TimeUnit.MILLISECONDS.toNanos(readAt.toEpochMilli());
    }

    /** The file to read; null = there is none. */
    @Nullable
    Path main() {
        return main.get();
    }

    /** After {@link Seen#CHANGED} the files are to be read, and {@link #wasRead} to be asked. */
    Seen look() {
        Map<Path, Stamp> now = stamps();
        if (known == null && now.values().stream().allMatch(stamp -> stamp.modified() < readAt - DOUBT_NANOS)) {
            settle(now);
        }
        if (now.equals(known)) {
            moving = null;
            return Seen.SAME;
        }
        if (!now.equals(moving)) {
            moving = now;
            return Seen.SAME;
        }
        if (isPresent(now)) {
            return Seen.CHANGED;
        }
        boolean was = present;
        settle(now);
        return was ? Seen.GONE : Seen.SAME;
    }

    private void settle(Map<Path, Stamp> now) {
        known = now;
        moving = null;
        present = isPresent(now);
    }

    private boolean isPresent(Map<Path, Stamp> now) {
        Path file = main();
        Stamp stamp = file == null ? null : now.get(file);
        return stamp != null && !stamp.isAbsent();
    }

    /**
     * @param dependsOn all files that were read, or looked for
     * @return false where they have changed meanwhile or are others than before, so that what was read may be half of each:
     *     it is to be read again when {@link #look} says so
     */
    boolean wasRead(List<Path> dependsOn) {
        boolean same = Set.copyOf(dependsOn).equals(Set.copyOf(files));
        files = List.copyOf(dependsOn);
        Map<Path, Stamp> after = stamps();
        if (same && after.equals(moving)) {
            settle(after);
            return true;
        }
        moving = after;
        return false;
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new LinkedHashMap<>();
        Path file = main();
        if (file != null) {
            stamps.put(file, Stamp.of(file));
        }
        files.forEach(path -> stamps.computeIfAbsent(path, Stamp::of));
        return stamps;
    }
}
