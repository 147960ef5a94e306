package io.catcher.weave.classfile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds types that are not loaded yet through the resources of a class's own loader, and remembers what their headers
 * said: weakly by loader, at most {@value #MOST_TYPES} a loader. Thread-safe; never throws; loads no class.
 */
public final class TypeHierarchy {

    private static final int MOST_LOADERS = 1_000;
    private static final int MOST_TYPES = 8_000;
    private static final int MOST_BYTES = 4 << 20;
    private static final TypeFacts UNKNOWN = new TypeFacts("", null, List.of(), Set.of(), Map.of());

    // Weak keys are compared by identity: a loader's own equals and hashCode are never called.
    private final Cache<ClassLoader, Map<String, TypeFacts>> byLoader = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MOST_LOADERS)
            .executor(Runnable::run)
            .build();

    /** @param loader null is the boot loader */
    public TypeView view(@Nullable ClassLoader loader, ClassReader type) {
        return new TypeView(this, orPlatform(loader), type);
    }

    /** The type's header; null when its loader does not give it. */
    @Nullable
    TypeFacts find(ClassLoader loader, String name) {
        ClassLoader source = name.startsWith("java/") ? ClassLoader.getPlatformClassLoader() : loader;
        Map<String, TypeFacts> known = types(source);
        TypeFacts facts = known.get(name);
        if (facts == null) {
            // Read outside of any lock of the cache: a loader takes its own lock here, and a thread that holds that
            // lock
            // may wait for ours (a deadlock of class loading, if this were computeIfAbsent).
            facts = read(source, name);
            if (known.size() >= MOST_TYPES) {
                known.clear();
            }
            known.put(name, facts);
        }
        return facts.name().isEmpty() ? null : facts;
    }

    private Map<String, TypeFacts> types(ClassLoader loader) {
        Map<String, TypeFacts> types = byLoader.getIfPresent(loader);
        if (types == null) {
            types = new ConcurrentHashMap<>();
            byLoader.put(loader, types);
        }
        return types;
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

    private static ClassLoader orPlatform(@Nullable ClassLoader loader) {
        return loader == null ? ClassLoader.getPlatformClassLoader() : loader;
    }
}
