package io.catcher.bugcatcher.snapshot;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Which collections and maps of the JDK may be asked for their content: exact classes whose iterators run none of the
 * application's code and take no lock. Those that only wrap another are read through to it. Thread-safe.
 */
final class Collected {

    private static final Set<String> COLLECTIONS = Set.of(
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.ArrayList$SubList",
            "java.util.Arrays$ArrayList",
            "java.util.Collections$CopiesList",
            "java.util.Collections$EmptyList",
            "java.util.Collections$EmptySet",
            "java.util.Collections$SingletonList",
            "java.util.Collections$SingletonSet",
            "java.util.HashMap$EntrySet",
            "java.util.HashMap$KeySet",
            "java.util.HashMap$Values",
            "java.util.HashSet",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$Set12",
            "java.util.ImmutableCollections$SetN",
            "java.util.ImmutableCollections$SubList",
            "java.util.JumboEnumSet",
            "java.util.LinkedHashMap$LinkedEntrySet",
            "java.util.LinkedHashMap$LinkedKeySet",
            "java.util.LinkedHashMap$LinkedValues",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.PriorityQueue",
            "java.util.RegularEnumSet",
            "java.util.concurrent.ConcurrentHashMap$EntrySetView",
            "java.util.concurrent.ConcurrentHashMap$KeySetView",
            "java.util.concurrent.ConcurrentHashMap$ValuesView",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CopyOnWriteArraySet");

    private static final Set<String> MAPS = Set.of(
            "java.util.Collections$EmptyMap",
            "java.util.Collections$SingletonMap",
            "java.util.EnumMap",
            "java.util.HashMap",
            "java.util.IdentityHashMap",
            "java.util.ImmutableCollections$Map1",
            "java.util.ImmutableCollections$MapN",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentSkipListMap");

    private static final Set<String> ENTRIES = Set.of(
            "java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractMap$SimpleImmutableEntry",
            "java.util.HashMap$Node",
            "java.util.KeyValueHolder",
            "java.util.LinkedHashMap$Entry",
            "java.util.TreeMap$Entry");

    private final Delegates delegates;

    Collected(Memory memory) {
        this.delegates = new Delegates(memory);
    }

    /** What a wrapper of the JDK's wraps, through all layers; the value itself if it is none. */
    Object unwrapped(Object value) {
        Object inner = value;
        for (int layer = 0; layer < Walk.DEEPEST; layer++) {
            Object next = isWrapper(inner.getClass()) ? delegates.of(inner) : null;
            if (next == null) {
                return inner;
            }
            inner = next;
        }
        return inner;
    }

    /** What an AtomicReference holds. */
    @Nullable
    Object held(Object reference) {
        return delegates.of(reference);
    }

    private static boolean isWrapper(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.util.Collections$Unmodifiable")
                || name.startsWith("java.util.Collections$Synchronized")
                || name.startsWith("java.util.Collections$Checked")
                || name.equals("java.util.Properties")
                || name.equals("java.util.concurrent.atomic.AtomicReference");
    }

    /** Whether it may have a size that can be had at once; decided for good by its class. */
    static boolean isSized(Class<?> type) {
        String name = type.getName();
        boolean known = COLLECTIONS.contains(name)
                || MAPS.contains(name)
                || name.equals("java.util.TreeSet")
                || isWrapper(type);
        return known && JdkValues.isJdk(type);
    }

    @Nullable
    Collection<?> collection(Object value) {
        if (!(value instanceof Collection<?> collection) || !JdkValues.isJdk(value.getClass())) {
            return null;
        }
        return COLLECTIONS.contains(value.getClass().getName()) || isWholeTree(value) ? collection : null;
    }

    /** A set that is a part of a tree asks the application's comparator where it begins. */
    private boolean isWholeTree(Object value) {
        String name = value.getClass().getName();
        if (!name.equals("java.util.TreeSet") && !name.equals("java.util.concurrent.ConcurrentSkipListSet")) {
            return false;
        }
        Object tree = delegates.of(value);
        return tree != null && (tree.getClass() == TreeMap.class || tree.getClass() == ConcurrentSkipListMap.class);
    }

    static @Nullable Map<?, ?> map(Object value) {
        boolean known = value instanceof Map
                && JdkValues.isJdk(value.getClass())
                && MAPS.contains(value.getClass().getName());
        return known ? (Map<?, ?>) value : null;
    }

    static Map.@Nullable Entry<?, ?> entry(Object value) {
        boolean known = value instanceof Map.Entry
                && JdkValues.isJdk(value.getClass())
                && ENTRIES.contains(value.getClass().getName());
        return known ? (Map.Entry<?, ?>) value : null;
    }
}
