package io.catcher.boot.reload;

import java.io.File;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a person does to stop the agent in a hurry. Thread-safe; a look costs a system call. */
public final class KillSwitch implements Supplier<@Nullable String> {

    /** System property, also set while the JVM runs. */
    private static final String PROPERTY = "catcher.off";

    private static final String FILE = "off";

    // Not a Path: what a start loads is paid for by every start.
    private final File file;

    /** @param directory {@code files.dir}, which need not exist */
    public KillSwitch(String directory) {
        file = new File(directory, FILE);
    }

    /** What says that nothing is to be captured; null = nothing does. */
    @Override
    public @Nullable String get() {
        String said = System.getProperty(PROPERTY);
        if (said != null && !said.equalsIgnoreCase("false")) {
            return "the system property " + PROPERTY;
        }
        return file.exists() ? "the file " + file : null;
    }
}
