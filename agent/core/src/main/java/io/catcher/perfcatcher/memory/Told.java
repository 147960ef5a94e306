package io.catcher.perfcatcher.memory;

import java.util.List;

/** What there is to tell of this run and an earlier one. */
public sealed interface Told {

    /** One method. */
    record OfMethod(Difference difference) implements Told {}

    /**
     * All methods alike.
     *
     * @param ratio how many times as long as before
     * @param compared how many were compared
     * @param alike how many of them differ by about this
     * @param examples some that do
     */
    record OfAll(double ratio, int compared, int alike, List<Difference> examples) implements Told {}
}
