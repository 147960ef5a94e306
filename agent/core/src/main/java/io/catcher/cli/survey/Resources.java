package io.catcher.cli.survey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for the application's class loader where the matcher asks for class files. It defines no class. */
final class Resources extends ClassLoader {

    private static final int MOST_BYTES = 4 << 20;

    private final Map<String, Place> classes;

    Resources(Map<String, Place> classes) {
        super(ClassLoader.getPlatformClassLoader());
        this.classes = classes;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        Place place = name.endsWith(".class") ? classes.get(name.substring(0, name.length() - 6)) : null;
        if (place == null) {
            return super.getResourceAsStream(name);
        }
        try {
            byte[] bytes = place.container().read(place.entry(), MOST_BYTES);
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        } catch (IOException broken) {
            return null;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        throw new ClassNotFoundException(name + ": classes of the application are only read here");
    }
}
