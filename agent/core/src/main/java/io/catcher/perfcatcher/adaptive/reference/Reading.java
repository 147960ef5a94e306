package io.catcher.perfcatcher.adaptive.reference;

/**
 * What the calls of a {@link Block} say beside a {@link Reference}. One pass over the buckets draws all of it: a pass for
 * each figure, in which every addition waits for the one before, was a third of what a call cost the detector.
 */
public final class Reading {

    private double score;
    private double capped;
    private double mean;
    private double meanLog;
    private double above;

    /** Reads a block that is not empty. */
    public void of(Block block, Reference reference) {
        float[] scores = reference.scores();
        double cap = reference.cap();
        int tail = reference.tail();
        Buckets buckets = block.buckets;
        double scoreSum = 0;
        double cappedSum = 0;
        double sum = 0;
        double logSum = 0;
        int slowest = 0;
        for (int i = block.lowest(); i <= block.highest(); i++) {
            int calls = block.count(i);
            double middle = buckets.middle(i);
            scoreSum += calls * scores[i];
            cappedSum += calls * (middle < cap ? middle : cap);
            sum += calls * middle;
            logSum += calls * buckets.logOfMiddle(i);
            slowest += i > tail ? calls : 0;
        }
        score = scoreSum / block.calls();
        capped = cappedSum / block.calls();
        mean = sum / block.calls();
        meanLog = logSum / block.calls();
        above = (double) slowest / block.calls();
    }

    /** Mean of the normal scores that the reference gives to each duration. */
    public double score() {
        return score;
    }

    /** Mean duration where none counts for more than the reference's cap. Nanoseconds. */
    public double capped() {
        return capped;
    }

    /** Mean duration, nanoseconds. */
    public double mean() {
        return mean;
    }

    /** Mean of the logarithms of the durations: what is twice as long is more by as much, whatever the shape. */
    public double meanLog() {
        return meanLog;
    }

    /** The share of the calls that are among the reference's slowest. */
    public double shareAbove() {
        return above;
    }
}
