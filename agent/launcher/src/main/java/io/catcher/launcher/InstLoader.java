package io.catcher.launcher;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the agent and its libraries from the folder {@code inst/} of the agent's jar, where classes have the extension
 * {@code .classdata} so that no class path scan of the application finds them. The parent is the platform's loader: the
 * application's own copies of the same libraries are never seen, nor do they see ours.
 *
 * <p>Not a URLClassLoader: that one goes through the application's URL handlers.
 */
public final class InstLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ZipFile jar;

    private InstLoader(ZipFile jar, ClassLoader parent) {
        super(parent);
        this.jar = jar;
    }

    static InstLoader ofThisJar() throws IOException, URISyntaxException, ReflectiveOperationException {
        URL location = InstLoader.class.getProtectionDomain().getCodeSource().getLocation();
        // Not a JarFile: the JVM has just run this jar as an agent, reading its manifest again costs start-up time.
        ZipFile jar = new ZipFile(new File(location.toURI()));
        return new InstLoader(jar, platform());
    }

    private static ClassLoader platform() throws ReflectiveOperationException {
        // By its name, since this class is compiled for Java 8. The system loader's parent will not do:
        // with -Djava.system.class.loader it is the application's own.
        for (ClassLoader loader = ClassLoader.getSystemClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader.getClass().getName().equals("jdk.internal.loader.ClassLoaders$PlatformClassLoader")) {
                return loader;
            }
        }
        // Reflection on a method that asks for its caller reads annotations, for which the JDK makes proxies: 30 ms.
        return (ClassLoader)
                ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = read(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Only what lies in {@code inst/}: the libraries inside read their own files, never the application's. */
    @Override
    public InputStream getResourceAsStream(String name) {
        try {
            ZipEntry entry = jar.getEntry(place(name));
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public URL getResource(String name) {
        return null;
    }

    private byte[] read(String name) throws ClassNotFoundException {
        ZipEntry entry = jar.getEntry(place(name));
        if (entry == null) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            byte[] bytes = new byte[(int) entry.getSize()];
            in.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static String place(String name) {
        return "inst/" + (name.endsWith(".class") ? name + "data" : name);
    }
}
