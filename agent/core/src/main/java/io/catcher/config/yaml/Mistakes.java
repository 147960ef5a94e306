package io.catcher.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects mistakes, so that the user sees all of them at once. Not thread-safe. */
public final class Mistakes {

    /** A hostile file can hold a hundred thousand; nobody reads more than these. */
    private static final int MOST = 200;

    private final List<Mistake> found = new ArrayList<>();
    private int count;

    public void add(Place place, String what) {
        add(new Mistake(place, what));
    }

    public void add(Mistake mistake) {
        count++;
        if (found.size() < MOST) {
            found.add(mistake);
        }
    }

    /** All that were made, also those that are not kept: rises with each mistake. */
    public int count() {
        return count;
    }

    /** Whether further mistakes are only counted, so that nobody needs to think of a suggestion. */
    public boolean full() {
        return found.size() >= MOST;
    }

    /** Source by source, each from its top to its end; the last line says how many were left out. */
    public List<Mistake> all() {
        Map<String, List<Mistake>> bySource = new LinkedHashMap<>();
        for (Mistake mistake : found) {
            bySource.computeIfAbsent(mistake.place().source(), source -> new ArrayList<>())
                    .add(mistake);
        }
        List<Mistake> all = new ArrayList<>();
        for (List<Mistake> ofOne : bySource.values()) {
            ofOne.sort(
                    Comparator.comparingInt((Mistake mistake) -> mistake.place().line())
                            .thenComparingInt(mistake -> mistake.place().column()));
            all.addAll(ofOne);
        }
        if (count > found.size()) {
            String source = found.get(0).place().source();
            all.add(new Mistake(Place.of(source), "and " + (count - found.size()) + " more mistakes"));
        }
        return List.copyOf(all);
    }
}
