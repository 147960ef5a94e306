package io.catcher.launcher;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

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

    private final JarFile jar;

    private InstLoader(JarFile jar, ClassLoader parent) {
        super(parent);
        this.jar = jar;
    }

    static InstLoader ofThisJar() throws IOException, URISyntaxException, ReflectiveOperationException {
        URL location = InstLoader.class.getProtectionDomain().getCodeSource().getLocation();
        // Not verified: the JVM has just run this jar as an agent, and checking signatures costs start-up time.
        JarFile jar = new JarFile(new File(location.toURI()), false);
        return new InstLoader(jar, platform());
    }

    private static ClassLoader platform() throws ReflectiveOperationException {
        // By reflection, since this class is compiled for Java 8. The system loader's parent will not do:
        // with -Djava.system.class.loader it is the application's own.
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
            JarEntry entry = jar.getJarEntry(place(name));
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
        try (InputStream in = getResourceAsStream(name)) {
            return in == null ? null : readAll(in);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    private static String place(String name) {
        return "inst/" + (name.endsWith(".class") ? name + "data" : name);
    }
}
