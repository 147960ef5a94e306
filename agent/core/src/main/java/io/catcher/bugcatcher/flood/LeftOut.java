package io.catcher.bugcatcher.flood;

/** Takes the numbers of failures that were counted instead of told. Thread-safe. */
@FunctionalInterface
public interface LeftOut {

    /** Negative numbers take back: what was counted is told after all. */
    void leftOut(long repeated, long overLimit);
}
