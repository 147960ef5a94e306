package io.catcher.bugcatcher.flood;

/** Takes the numbers of failures that were counted instead of told. Thread-safe. */
@FunctionalInterface
public interface LeftOut {

    /**
     * Negative numbers take back: what was counted is told after all.
     *
     * @param expected those that are no failures, as their code showed
     */
    void leftOut(long repeated, long overLimit, long expected);
}
