package io.catcher.perfcatcher.adaptive.evidence;

import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Buckets;
import io.catcher.perfcatcher.adaptive.reference.Histogram;
import io.catcher.perfcatcher.adaptive.reference.Level;
import io.catcher.perfcatcher.adaptive.reference.Reference;

/**
 * The calls since something was suspected. They enter the {@link Reference} only when the suspicion is over, so that a
 * slow-down is never learned as normal while it is being judged.
 */
public final class Quarantine {

    /** Calls of a mean count for no more than so many times the longest of a hundred. */
    private static final double CAP = 4;

    private static final double MOST = 0.97;

    private static final double DWARFED = 4;
    private static final double LONGEST = 8_192;
    private static final double YOUNG = 4_000;

    private static final double FAR = 1.5;

    private final Histogram calls;
    private boolean held;

    public Quarantine(Buckets buckets) {
        calls = new Histogram(buckets);
    }

    /** How many calls may be in here: a young reference is worth no more than as many new calls. */
    public static double most(double known) {
        return known < YOUNG ? Math.max(4 * Block.FULL, known) : LONGEST;
    }

    public void add(Block block) {
        calls.add(block);
    }

    /** Whether what all methods did is never to be normal for this one: if it is far slower by it, and not for ever. */
    public boolean isForeign(double ratio) {
        return ratio >= FAR && calls.total() <= LONGEST;
    }

    /** What is suspected would be told if it had gone on for longer: then it is not normal either. */
    public void hold() {
        held = true;
    }

    /** What is in here is told, or normal: it is not held back any more. */
    public void decided() {
        held = false;
    }

    public boolean isEmpty() {
        return calls.isEmpty();
    }

    public double total() {
        return calls.total();
    }

    public Histogram calls() {
        return calls;
    }

    /** Whether a call is far beyond all of these, and beyond {@code limit}: what is suspected does not explain it. */
    public boolean isDwarfedBy(long duration, double limit) {
        double longest = isEmpty() ? 0 : calls.buckets.low(calls.highest() + 1);
        return duration >= DWARFED * Math.max(limit, longest);
    }

    /** Whether some take longer than the buckets tell: a usual call of 50 microseconds, and one that waits for two seconds. */
    public boolean isBeyondBuckets() {
        return !isEmpty() && calls.highest() == Buckets.COUNT - 1;
    }

    /** Level of these calls; {@code otherwise} where there are none. */
    public Level level(Level otherwise) {
        return isEmpty() ? otherwise : Level.of(calls);
    }

    /** Mean duration, nanoseconds; {@code otherwise} where there are none. */
    public double mean(double otherwise) {
        return isEmpty() ? otherwise : calls.mean(CAP * calls.quantile(0.99));
    }

    /** The same without the few longest: what two calls of a hundred take is nobody's change. */
    public double meanOfMost(double cap) {
        return calls.mean(Math.max(cap, calls.quantile(MOST)));
    }

    /** Two standard errors of that mean, if each call is independent of the one before; 0 where there are none. */
    public double errorOfMean() {
        double cap = CAP * calls.quantile(0.99);
        return isEmpty() ? 0 : 2 * calls.deviation(cap, calls.mean(cap)) / Math.sqrt(calls.total());
    }

    /**
     * These calls are normal.
     *
     * @param weight the most that older calls may count for beside them
     * @param most the bucket in which all longer calls are counted
     */
    public void releaseTo(Reference reference, double weight, int most) {
        held = false;
        if (!isEmpty()) {
            reference.add(calls, weight, most);
            calls.clear();
        }
    }

    /** The suspicion is over by itself: these calls are normal, unless they are held. */
    public void endTo(Reference reference, int most) {
        if (held) {
            forget();
        } else {
            releaseTo(reference, Double.MAX_VALUE, most);
        }
    }

    public void forget() {
        held = false;
        calls.clear();
    }
}
