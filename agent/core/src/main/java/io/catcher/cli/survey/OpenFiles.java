package io.catcher.cli.survey;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is open: closed together, and copies of jars that lay in jars deleted. */
final class OpenFiles implements Closeable {

    private static final long MOST_BYTES = 1L << 30;

    private final List<Container> containers = new ArrayList<>();
    private @Nullable Path temporary;
    private long left = MOST_BYTES;
    private int copies;

    <C extends Container> C add(C container) {
        containers.add(container);
        return container;
    }

    /** A copy of a jar in a jar: a zip is read from its end, so it must be a file. */
    Path copied(Container from, String entry) throws IOException {
        Path directory = temporary;
        if (directory == null) {
            directory = Files.createTempDirectory("catcher-");
            temporary = directory;
        }
        Path copy = directory.resolve(copies++ + ".jar");
        if (!from.copy(entry, copy, left)) {
            Files.delete(copy);
            throw new IOException("jars in jars take more than " + (MOST_BYTES >> 20) + " MB together");
        }
        left -= Files.size(copy);
        return copy;
    }

    @Override
    public void close() throws IOException {
        for (Container container : containers) {
            container.close();
        }
        containers.clear();
        Path directory = temporary;
        if (directory != null) {
            for (int i = 0; i < copies; i++) {
                Files.deleteIfExists(directory.resolve(i + ".jar"));
            }
            Files.delete(directory);
            temporary = null;
        }
    }
}
