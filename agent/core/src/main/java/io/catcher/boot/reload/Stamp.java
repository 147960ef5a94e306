package io.catcher.boot.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from another without reading it. The real path changes when Kubernetes points a symlink
 * elsewhere, the key (the inode) when an editor renames a new file over the old one, the rest when it is written in place.
 *
 * @param target empty = there is no file
 * @param modified nanoseconds since the epoch: two writes often fall into one millisecond
 */
record Stamp(String target, long size, long modified, String key) {

    private static final Stamp ABSENT = new Stamp("", 0, 0, "");

    /** Never throws: a file that cannot be looked at is none. */
    static Stamp of(Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            @Nullable Object key = seen.fileKey();
            long nanos = seen.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            return new Stamp(file.toRealPath().toString(), seen.size(), nanos, key == null ? "" : key.toString());
        } catch (IOException | SecurityException none) {
            return ABSENT;
        }
    }

    boolean isAbsent() {
        return target.isEmpty();
    }
}
