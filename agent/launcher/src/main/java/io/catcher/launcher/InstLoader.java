package io.catcher.launcher;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the agent and its libraries from the folder {@code inst/} of the agent's jar, where classes have the extension
 * {@code .classdata}, or lie together in a {@link Pack}, so that no class path scan of the application finds them. The parent
 * is the platform's loader: the application's own copies of the same libraries are never seen, nor do they see ours.
 *
 * <p>Not a URLClassLoader: that one goes through the application's URL handlers.
 */
public final class InstLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String CLASS = ".class";

    private final ZipFile jar;

    /** What each start loads. */
    private final Pack start;

    /** What is loaded later: by the first failure, say. */
    private final Pack later;

    /** What the first woven class loads. */
    private Pack weaving;

    private InstLoader(ZipFile jar, ClassLoader parent) throws IOException {
        super(parent);
        this.jar = jar;
        this.start = Pack.open(jar, "inst/start.pack");
        this.later = Pack.open(jar, "inst/later.pack");
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

    /** Packed ones first: the parent has none of them, and looks for each in all its modules before it says so. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            byte[] bytes = known == null ? packed(name.replace('.', '/') + CLASS) : null;
            if (bytes != null) {
                return defineClass(name, bytes, 0, bytes.length);
            }
            return known != null ? known : super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = single(name.replace('.', '/') + CLASS);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Only what lies in {@code inst/}: the libraries inside read their own files, never the application's. */
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] packed = packed(name);
        byte[] bytes = packed == null ? single(name) : packed;
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public URL getResource(String name) {
        return null;
    }

    private byte[] packed(String name) {
        try {
            byte[] bytes = start.read(name);
            bytes = bytes == null ? later.read(name) : bytes;
            return bytes == null && name.startsWith("net/bytebuddy/")
                    ? weaving().read(name)
                    : bytes;
        } catch (IOException damaged) {
            return null;
        }
    }

    private synchronized Pack weaving() throws IOException {
        if (weaving == null) {
            weaving = Pack.open(jar, "inst/weaving.pack");
        }
        return weaving;
    }

    private byte[] single(String name) {
        try {
            ZipEntry entry = jar.getEntry("inst/" + (name.endsWith(CLASS) ? name + "data" : name));
            return entry == null ? null : Pack.whole(jar, entry);
        } catch (IOException damaged) {
            return null;
        }
    }
}
