package io.catcher.bugcatcher.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeriesCacheTest {

    private final SeriesCache cache = new SeriesCache();

    @Test
    void a_story_that_returns_is_not_pushed_out_by_thousands_that_come_once() {
        Series often = cache.of("often");
        for (int i = 0; i < 50_000; i++) {
            cache.of("once " + i);
            if (i % 100 == 0) {
                cache.of("often");
            }
        }

        assertThat(cache.find("often")).isSameAs(often);
    }

    @Test
    void the_first_stories_are_still_known_when_there_are_many() {
        Series first = cache.of("first");
        for (int i = 0; i < 1_000; i++) {
            cache.of("story " + i);
        }

        assertThat(cache.find("first")).isSameAs(first);
        assertThat(cache.of("first")).isSameAs(first);
        assertThat(cache.takeEvicted()).isEmpty();
    }

    @Test
    void each_story_is_either_still_known_or_told_as_evicted() {
        Set<Series> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 10_000; i++) {
            cache.of("once " + i);
        }
        told.addAll(cache.takeEvicted());
        assertThat(told).hasSizeBetween(7_000, 9_000);
        cache.removeIf(told::add);

        assertThat(told).hasSize(10_000);
        assertThat(cache.takeEvicted()).isEmpty();
        assertThat(cache.find("once 9999")).isNull();
    }
}
