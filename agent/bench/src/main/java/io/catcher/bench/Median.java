package io.catcher.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The one figure that is reported: half of the runs were better, half were worse. */
public final class Median {

    private Median() {}

    public static <T> double of(List<T> items, ToDoubleFunction<T> figure) {
        double[] sorted = items.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
