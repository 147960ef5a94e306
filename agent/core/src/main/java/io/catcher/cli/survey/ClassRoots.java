package io.catcher.cli.survey;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Where packages begin in one container: {@code BOOT-INF/classes/}, {@code WEB-INF/classes/}, {@code target/classes/}, or
 * at its top. Asked of one class of each new directory, because only the class file knows its name.
 */
final class ClassRoots {

    private static final String CLASS = ".class";
    private static final int MOST_BYTES = 4 << 20;

    private final Container container;
    private final Map<String, String> roots = new HashMap<>();

    ClassRoots(Container container) {
        this.container = container;
    }

    /** The root of a class file; null = it is broken, or lies where its name does not say. */
    @Nullable
    String of(String entry) {
        String directory = entry.substring(0, entry.lastIndexOf('/') + 1);
        String known = roots.get(directory);
        if (known == null) {
            known = ofParent(directory);
        }
        if (known == null) {
            known = learned(entry);
        }
        if (known != null) {
            roots.put(directory, known);
        }
        return known;
    }

    private @Nullable String ofParent(String directory) {
        int end = directory.lastIndexOf('/', directory.length() - 2);
        // A directory that is no package begins something else: BOOT-INF in a jar that has classes at its top, too.
        boolean isPackage = directory.substring(end + 1).chars().noneMatch(c -> c == '-' || c == '.');
        return end < 0 || !isPackage ? null : roots.get(directory.substring(0, end + 1));
    }

    private @Nullable String learned(String entry) {
        try {
            byte[] bytes = container.read(entry, MOST_BYTES);
            String file = bytes == null ? "" : new ClassReader(bytes).getClassName() + CLASS;
            return bytes != null && (entry.equals(file) || entry.endsWith("/" + file))
                    ? entry.substring(0, entry.length() - file.length())
                    : null;
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }
}
