package io.catcher.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names of files that are relative. Where the locale does not know the characters of the working directory's own name, the
 * JVM has question marks in their place, and makes of {@code catcher} one in another directory; the kernel knows better.
 */
public final class WorkingDirectory {

    private static final String LINUX = "/proc/self/cwd";

    private WorkingDirectory() {}

    /**
     * The file of that name.
     *
     * @throws java.nio.file.InvalidPathException if the locale does not know its characters
     */
    public static Path resolve(String name) {
        Path path = Path.of(name);
        return path.isAbsolute() || !isNameLost() ? path : Path.of(LINUX).resolve(path);
    }

    private static boolean isNameLost() {
        String name = System.getProperty("user.dir", "");
        if (name.indexOf('?') < 0 && name.indexOf('\uFFFD') < 0) {
            return false;
        }
        Path kernels = Path.of(LINUX);
        try {
            return Files.isDirectory(kernels)
                    && !Files.isSameFile(kernels, Path.of("").toAbsolutePath());
        } catch (IOException | RuntimeException noSuchDirectory) {
            return true;
        }
    }
}
