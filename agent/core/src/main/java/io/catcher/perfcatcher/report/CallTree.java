package io.catcher.perfcatcher.report;

/** Which watched method mostly calls which, as far as is known. */
public interface CallTree {

    /** Whether the inner method mostly runs because the outer one called it, directly or not. */
    boolean isBelow(int innerSite, int outerSite);
}
