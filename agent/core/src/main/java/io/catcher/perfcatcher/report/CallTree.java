package io.catcher.perfcatcher.report;

import java.util.stream.IntStream;

/** Which watched method mostly calls which, as far as is known. */
public interface CallTree {

    /** Whether the inner method mostly runs because the outer one called it, directly or not. */
    boolean isBelow(int innerSite, int outerSite);

    /** How many of the others the method calls. */
    default long countBelow(int outerSite, IntStream sites) {
        return sites.filter(inner -> inner != outerSite && isBelow(inner, outerSite))
                .count();
    }
}
