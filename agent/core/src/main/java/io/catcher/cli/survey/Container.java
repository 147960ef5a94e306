package io.catcher.cli.survey;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds files: a jar or a directory. Used by one thread. */
interface Container extends Closeable {

    /** For a person to read. */
    String name();

    /** Paths with slashes, directories left out. */
    List<String> entries() throws IOException;

    /** Null = there are more than so many bytes, whatever the entry says of its size. */
    byte @Nullable [] read(String entry, int most) throws IOException;

    /** False = there are more than so many bytes; then the copy is cut. */
    boolean copy(String entry, Path to, long most) throws IOException;
}
