package io.catcher.perfcatcher.adaptive.evidence;

import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Buckets;
import io.catcher.perfcatcher.adaptive.reference.Histogram;
import io.catcher.perfcatcher.adaptive.reference.Reference;

/**
 * The evidence that a method has become faster: warm-up, or an improvement. It is never an alarm, but the baseline must
 * follow at once, else a later slow-down hides below the old level.
 */
public final class Dip {

    private static final double SURE = 12;
    private static final double MOST_UNREST = 4;
    private static final double YOUNG = 8_000;

    /** So much faster that no doubt is left. */
    public static final double DEEP = 0.5;

    public final Histogram calls;
    private double evidence;
    private long since;

    public Dip(Buckets buckets) {
        calls = new Histogram(buckets);
    }

    /**
     * Judges a block; true when the method has become faster without doubt.
     *
     * @param body by how much its body moves anyway
     */
    public boolean judge(double score, Block block, Reference reference, Channel body) {
        double down = reference.down();
        double faster = -score - down / 2;
        if (faster <= 0 && evidence == 0) {
            return false;
        }
        double factor = body.factorOf(64);
        double unrest = reference.calls() < YOUNG ? Math.min(MOST_UNREST, factor) : factor;
        double ratio = block.calls() * down * faster / unrest;
        evidence = Math.max(0, Math.min(1.5 * SURE, evidence + Math.min(SURE / 2.5, ratio)));
        if (evidence > 0) {
            since = calls.isEmpty() ? block.start() : since;
            calls.add(block);
        } else if (!calls.isEmpty()) {
            clear();
        }
        return evidence > SURE;
    }

    /** When the first of its calls ended. */
    public long since() {
        return since;
    }

    public boolean isSuspected() {
        return evidence >= SURE / 2;
    }

    /** By what share of their former duration calls are shorter; the larger one of mean and median. */
    public double depth(Reference reference) {
        double mean = calls.mean(reference.cap()) / reference.mean();
        double median = calls.quantile(0.5) / Math.max(1, reference.seen.quantile(0.5));
        return Math.min(mean, median);
    }

    /**
     * Whether calls are shorter beyond doubt, by half of what matters at least.
     *
     * @param body by how much its body moves anyway
     * @param design the change, as a share, for which the detector is made
     */
    public boolean isSure(Reference reference, Channel body, double design, double least) {
        double depth = depth(reference);
        double error = design * body.errorOf(calls.total(), reference.calls()) / reference.down();
        return depth <= DEEP || 1 - depth - 2 * body.doubt(reference.calls()) * error >= least / 2;
    }

    public void clear() {
        calls.clear();
        evidence = 0;
    }
}
