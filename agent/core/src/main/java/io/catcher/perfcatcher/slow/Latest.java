package io.catcher.perfcatcher.slow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is kept for the sites that were asked for last: ten thousand woven methods must not fill the heap. */
public final class Latest<T> {

    private final Map<Integer, T> bySite;
    private final Supplier<T> first;

    public Latest(int most, Supplier<T> first) {
        this.first = first;
        this.bySite = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, T> eldest) {
                return size() > most;
            }
        };
    }

    public T of(int site) {
        return bySite.computeIfAbsent(site, any -> first.get());
    }

    @Nullable
    public T ifKnown(int site) {
        return bySite.get(site);
    }

    public int size() {
        return bySite.size();
    }
}
