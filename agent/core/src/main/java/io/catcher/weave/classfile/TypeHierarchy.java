package io.catcher.weave.classfile;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds types that are not loaded yet through the resources of a class's own loader, and remembers what their headers
 * said. Thread-safe; never throws; loads no class.
 */
public final class TypeHierarchy {

    private static final int MOST_BYTES = 4 << 20;
    private static final TypeFacts UNKNOWN = new TypeFacts("", null, List.of(), Set.of(), Map.of());

    private final TypesByLoader known = new TypesByLoader();

    /** @param loader of the type, null is the boot loader */
    public TypeView view(@Nullable ClassLoader loader, ClassReader type) {
        return new TypeView(this, loader == null ? ClassLoader.getPlatformClassLoader() : loader, type);
    }

    /** The type's header; null when its loader does not give it. */
    @Nullable
    TypeFacts find(ClassLoader loader, String name) {
        ClassLoader source = name.startsWith("java/") ? ClassLoader.getPlatformClassLoader() : loader;
        TypeFacts facts = known.get(source, name);
        if (facts == null) {
            // Read outside of any lock of ours: a loader takes its own lock here, and a thread that holds that lock may
            // be waiting for ours (a deadlock of class loading, if this were computeIfAbsent).
            facts = read(source, name);
            known.put(source, facts, name);
        }
        return facts.name().isEmpty() ? null : facts;
    }

    /** Spares reading the type again when a subtype of it is loaded. */
    void remember(ClassLoader loader, TypeFacts facts) {
        known.put(loader, facts, facts.name());
    }

    private static TypeFacts read(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            if (in == null) {
                return UNKNOWN;
            }
            TypeFacts facts = TypeFacts.read(new ClassReader(in.readNBytes(MOST_BYTES)));
            return facts.name().equals(name) ? facts : UNKNOWN;
        } catch (Throwable unreadable) { // a loader is application code and may throw whatever it likes
            return UNKNOWN;
        }
    }
}
