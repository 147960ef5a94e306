package io.catcher.bugcatcher.flood;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The series of the stories that come often and came last. A stream of failures of which each has a fingerprint of its own
 * must not push out the few that return: Caffeine admits by frequency (W-TinyLFU; Einziger, Friedman, Manes 2017). Guarded
 * by its owner's lock, under which it also does its upkeep: its own executor would be the application's common pool.
 */
final class SeriesCache {

    private static final int MOST = 2_000;

    /** Most JVMs never have more. */
    private static final int FEW = 100;

    private final List<Series> evicted = new ArrayList<>();

    /** As long as they are few: loading Caffeine took 60 ms of a young JVM's first failure. */
    private @Nullable Map<String, Series> few = new HashMap<>();

    /** Made when they are many. */
    private @Nullable Cache<String, Series> cache;

    /** The series of this story, a new one if it is not known. */
    Series of(String story) {
        Series known = find(story);
        if (known != null) {
            return known;
        }
        Series made = new Series();
        if (few != null && few.size() < FEW) {
            few.put(story, made);
        } else {
            many().put(story, made);
        }
        return made;
    }

    private Cache<String, Series> many() {
        Cache<String, Series> known = cache;
        if (known == null) {
            cache = known = Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .executor(Runnable::run)
                    .<String, Series>evictionListener((name, series, cause) -> {
                        if (series != null) {
                            evicted.add(series);
                        }
                    })
                    .build();
        }
        if (few != null) {
            known.putAll(few);
            few = null;
        }
        return known;
    }

    @Nullable
    Series find(String story) {
        if (few != null) {
            return few.get(story);
        }
        return cache == null ? null : cache.getIfPresent(story);
    }

    /** Those that had to make room since the last call: what they counted is still to be told. */
    List<Series> takeEvicted() {
        List<Series> taken = List.copyOf(evicted);
        evicted.clear();
        return taken;
    }

    void removeIf(Predicate<Series> isOver) {
        if (few != null) {
            few.values().removeIf(isOver);
        } else if (cache != null) {
            cache.asMap().values().removeIf(isOver);
        }
    }
}
