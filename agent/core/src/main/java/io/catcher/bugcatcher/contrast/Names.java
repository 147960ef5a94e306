package io.catcher.bugcatcher.contrast;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the names of classes, fields and enum constants, so that a sample is nothing but numbers. Once
 * {@value #MOST} names are known, further ones have none, and nothing is said of what they name. Thread-safe.
 */
final class Names {

    static final int MOST = 4_000;

    /** Stands for every name that came too late. */
    static final int UNKNOWN = 0;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable String> names = new AtomicReferenceArray<>(MOST);
    private final AtomicInteger last = new AtomicInteger();

    int of(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        return last.get() >= MOST - 1 ? UNKNOWN : numbers.computeIfAbsent(name, this::add);
    }

    private int add(String name) {
        int number = last.incrementAndGet();
        if (number >= MOST) {
            last.set(MOST - 1);
            return UNKNOWN;
        }
        names.set(number, name);
        return number;
    }

    String name(int number) {
        String name = names.get(number);
        return name == null ? "?" : name;
    }
}
