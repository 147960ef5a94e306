package io.catcher.plugin;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The classes in a jar, read and never loaded. Not thread-safe. */
final class PluginJar implements Closeable {

    static final String INTERCEPTOR = "io/catcher/api/Interceptor";

    private static final String CLASS = ".class";

    /** A chain of classes that is longer than this was made to be endless. */
    private static final int DEEPEST = 50;

    private static final int MOST_CANDIDATES = 2_000;

    private final JarFile file;

    /** @throws IOException if it is no jar */
    PluginJar(String path) throws IOException {
        file = new JarFile(new File(path), false, ZipFile.OPEN_READ, Runtime.version());
    }

    /** The bytes of a class; null if it is not in here. */
    byte @Nullable [] bytes(String internalName) throws IOException {
        JarEntry entry = file.getJarEntry(internalName + CLASS);
        if (entry == null) {
            return null;
        }
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** Whether a class is an interceptor; false also where one of its supertypes is neither in here nor in the JDK. */
    boolean isInterceptor(ClassOutline type) throws IOException {
        return isInterceptor(type, 0);
    }

    private boolean isInterceptor(ClassOutline type, int depth) throws IOException {
        List<String> above = new ArrayList<>(type.interfaces());
        if (type.superName() != null) {
            above.add(type.superName());
        }
        for (String name : above) {
            byte[] bytes = name.equals(INTERCEPTOR) || depth == DEEPEST ? null : bytes(name);
            if (name.equals(INTERCEPTOR) || (bytes != null && isInterceptor(ClassOutline.of(bytes), depth + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Binary names of all classes that could be named instead. */
    List<String> interceptors() throws IOException {
        List<String> found = new ArrayList<>();
        List<JarEntry> entries = file.versionedStream()
                .filter(entry -> entry.getName().endsWith(CLASS))
                .limit(MOST_CANDIDATES)
                .toList();
        for (JarEntry entry : entries) {
            String name = entry.getName().substring(0, entry.getName().length() - CLASS.length());
            if (isUsable(name)) {
                found.add(name.replace('/', '.'));
            }
        }
        return found;
    }

    private boolean isUsable(String internalName) throws IOException {
        byte[] bytes = bytes(internalName);
        try {
            ClassOutline type = bytes == null ? null : ClassOutline.of(bytes);
            return type != null && !type.isAbstract() && isInterceptor(type);
        } catch (RuntimeException noClassFile) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
