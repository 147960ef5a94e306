package io.catcher.config;

import java.time.Duration;

/**
 * Files at run time.
 *
 * @param dir relative to the working directory, or absolute
 * @param maxSize bytes that the journal may take
 * @param maxAge how long a journal's line is kept
 */
public record FilesSettings(String dir, long maxSize, Duration maxAge) {

    public static final FilesSettings DEFAULTS = new FilesSettings("catcher", 256L << 20, Duration.ofDays(7));
}
