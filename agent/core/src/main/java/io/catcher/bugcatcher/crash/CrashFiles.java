package io.catcher.bugcatcher.crash;

import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The folder {@code crashes}: a file for each report, which none ever overwrites, readable by its owner only. */
public final class CrashFiles {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'crash_'uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_IN_A_SECOND = 100;

    private final Callable<Path> home;

    /** @param home the directory of the agent's files, asked at the first report */
    public CrashFiles(Callable<Path> home) {
        this.home = home;
    }

    /** The name, without its ending, of a report about that moment. */
    static String name(Instant at) {
        return NAME.format(at);
    }

    public Path folder() throws IOException {
        try {
            return home.call().resolve("crashes");
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Writes a report and gives its path; on disk when this returns. */
    public Path write(Instant at, String text) throws IOException {
        Path folder = folder();
        OwnerOnly.createDirectories(folder);
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        for (int number = 1; ; number++) {
            Path file = folder.resolve(number == 1 ? name(at) + ".md" : name(at) + "_" + number + ".md");
            try (FileChannel channel = OwnerOnly.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
                return file;
            } catch (FileAlreadyExistsException taken) {
                // Another crash in the same second, of this JVM or of one beside it.
                if (number == MOST_IN_A_SECOND) {
                    throw taken;
                }
            }
        }
    }
}
