package io.catcher.perfcatcher;

/** Sets how often a method is timed. */
@FunctionalInterface
public interface Pace {

    /**
     * From now on one call in this many is to be timed.
     *
     * @return false where that is not possible now
     */
    boolean timeOneIn(int site, int calls);
}
