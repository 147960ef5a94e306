package io.catcher.plugin;

import io.catcher.api.Interceptor;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads one interceptor's jar, apart from the application, from the agent and from other interceptors: around it are the JDK
 * and the classes of {@code io.catcher.api} alone. What else it needs must be in its jar, or in the jars that its manifest
 * names.
 */
final class PluginLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    PluginLoader(String jar) throws MalformedURLException {
        super("catcher-plugin", new URL[] {new File(jar).toURI().toURL()}, new Surroundings());
    }

    /** The JDK, and the agent's own copy of the interface: one that the jar brings along would be another type. */
    private static final class Surroundings extends ClassLoader {

        private static final String API = Interceptor.class.getPackageName() + ".";

        Surroundings() {
            super("catcher-api", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(API)) {
                return Interceptor.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
