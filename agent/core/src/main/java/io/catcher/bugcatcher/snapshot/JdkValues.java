package io.catcher.bugcatcher.snapshot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which classes of the JDK may be asked for their content: exact classes only, since a subclass is the application's code,
 * and none that locks.
 */
final class JdkValues {

    private static final Set<Class<?>> TEXT = Set.of(
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            StringBuilder.class,
            AtomicInteger.class,
            AtomicLong.class,
            AtomicBoolean.class);

    private static final Set<Class<?>> COLLECTIONS = Set.of(
            ArrayList.class,
            LinkedList.class,
            ArrayDeque.class,
            HashSet.class,
            LinkedHashSet.class,
            TreeSet.class,
            CopyOnWriteArrayList.class,
            Arrays.asList(0).getClass(),
            List.of(1).getClass(),
            List.of(1, 2, 3).getClass(),
            Set.of(1).getClass(),
            Set.of(1, 2, 3).getClass(),
            Collections.emptyList().getClass(),
            Collections.emptySet().getClass(),
            Collections.singletonList(1).getClass());

    private static final Set<Class<?>> MAPS = Set.of(
            HashMap.class,
            LinkedHashMap.class,
            TreeMap.class,
            EnumMap.class,
            ConcurrentHashMap.class,
            Map.of(1, 1).getClass(),
            Map.of(1, 1, 2, 2).getClass(),
            Collections.emptyMap().getClass(),
            Collections.singletonMap(1, 1).getClass());

    private JdkValues() {}

    static boolean isJdk(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("com.sun.");
    }

    static boolean isCollection(Object value) {
        return value instanceof Collection && COLLECTIONS.contains(value.getClass());
    }

    static boolean isMap(Object value) {
        return value instanceof Map && MAPS.contains(value.getClass());
    }

    /** A value type as text, or null if it is none. */
    static @Nullable String text(Object value) {
        Class<?> type = value.getClass();
        if (TEXT.contains(type) || type.getPackageName().equals("java.time")) {
            return value.toString();
        }
        if (type == Date.class) {
            return ((Date) value).toInstant().toString();
        }
        if (value instanceof Class<?> named) {
            return named.getName();
        }
        return null;
    }
}
