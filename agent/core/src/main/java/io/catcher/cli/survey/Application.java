package io.catcher.cli.survey;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** All classes of an application with its libraries, by name. Used by one thread. */
public final class Application implements Closeable {

    private static final int MOST_BYTES = 4 << 20;
    private static final int MAJOR_VERSION = 6;

    /** What the class file reader inside knows: see the matcher. */
    private static final int NEWEST_VERSION = Opcodes.V28;

    private final List<Archive> archives;
    private final Map<String, Place> classes;
    private final Notes notes;
    private final Closeable files;
    private final ClassLoader loader;

    Application(List<Archive> archives, Map<String, Place> classes, Notes notes, Closeable files) {
        this.archives = List.copyOf(archives);
        this.classes = classes;
        this.notes = notes;
        this.files = files;
        this.loader = new Resources(classes);
    }

    /**
     * Reads jars, wars and directories, with the jars inside them and those that their manifests name.
     *
     * @throws Unreadable if one of them cannot be read at all
     */
    public static Application open(List<Path> paths) throws IOException {
        try (ApplicationReader reader = new ApplicationReader()) {
            return reader.read(paths);
        }
    }

    public List<Archive> archives() {
        return archives;
    }

    /** Internal names, in the order of the class path. */
    public Collection<String> names() {
        return classes.keySet();
    }

    public Notes notes() {
        return notes;
    }

    /** Gives class files and defines none of them. */
    public ClassLoader loader() {
        return loader;
    }

    public @Nullable Archive archiveOf(String internalName) {
        Place place = classes.get(internalName);
        return place == null ? null : place.archive();
    }

    /**
     * Whether the archive itself says that the class is no library: it lies in BOOT-INF/classes, in WEB-INF/classes, or in
     * Quarkus' app.
     */
    public boolean isOfApplication(String internalName) {
        Place place = classes.get(internalName);
        return place != null && place.ofApplication();
    }

    /** The class file; null = there is none, or it cannot be read, which is noted. */
    public byte @Nullable [] classFile(String internalName) {
        Place place = classes.get(internalName);
        if (place == null) {
            return null;
        }
        try {
            byte[] bytes = place.container().read(place.entry(), MOST_BYTES);
            if (bytes == null || !isClassFile(bytes)) {
                notes.broken(place.entry());
                return null;
            }
            int version = (bytes[MAJOR_VERSION] & 0xFF) << 8 | (bytes[MAJOR_VERSION + 1] & 0xFF);
            if (version > NEWEST_VERSION) {
                notes.future(version, place.entry());
            }
            return bytes;
        } catch (IOException broken) {
            notes.broken(place.entry());
            return null;
        }
    }

    private static boolean isClassFile(byte[] bytes) {
        return bytes.length > MAJOR_VERSION + 2
                && (bytes[0] & 0xFF) == 0xCA
                && (bytes[1] & 0xFF) == 0xFE
                && (bytes[2] & 0xFF) == 0xBA
                && (bytes[3] & 0xFF) == 0xBE;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
