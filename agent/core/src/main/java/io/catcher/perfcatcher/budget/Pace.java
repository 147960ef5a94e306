package io.catcher.perfcatcher.budget;

/** Sets how often a method is timed. */
public interface Pace {

    /**
     * From now on one call in this many is to be timed.
     *
     * @return false where that is not possible now
     */
    boolean timeOneIn(int site, int calls);

    /** From now on no call of it is to be timed, nor anything done when it begins: that alone is too dear. */
    void untime(int site);
}
