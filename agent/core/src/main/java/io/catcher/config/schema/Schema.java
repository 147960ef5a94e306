package io.catcher.config.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of a file, of a rule, or of an interceptor. Immutable. */
public final class Schema {

    private final String owner;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Map<String, Set<String>> sections = new LinkedHashMap<>();

    /** @param owner whose keys they are, in the user's words: {@code a rule}; empty = the file's */
    Schema(String owner, List<Key<?>> all) {
        this.owner = owner;
        for (Key<?> key : all) {
            keys.put(key.path(), key);
            announce(key.parent(), key.name());
        }
    }

    private void announce(String section, String name) {
        boolean isNew = !sections.containsKey(section);
        sections.computeIfAbsent(section, s -> new LinkedHashSet<>()).add(name);
        if (isNew && !section.isEmpty()) {
            int dot = section.lastIndexOf('.');
            announce(section.substring(0, Math.max(0, dot)), section.substring(dot + 1));
        }
    }

    /** In the order of the documentation. */
    public List<Key<?>> keys() {
        return List.copyOf(keys.values());
    }

    public @Nullable Key<?> key(String path) {
        return keys.get(path);
    }

    /** Whether further keys stand under this path. */
    public boolean isSection(String path) {
        return sections.containsKey(path);
    }

    /** The words that may stand directly under a path; empty path = at the top. */
    public Set<String> words(String section) {
        return sections.getOrDefault(section, Set.of());
    }

    /** A section in the user's words: {@code bugcatcher.loki}, {@code a rule}, {@code bugcatcher of a rule}. */
    public String title(String section) {
        if (owner.isEmpty()) {
            return section.isEmpty() ? "the top of the file" : section;
        }
        return section.isEmpty() ? owner : section + " of " + owner;
    }
}
