package io.catcher.perfcatcher.adaptive.evidence;

import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Unrest;

/**
 * One measure of a method's calls and the evidence that it has risen: a one-sided CUSUM (Page 1954) of log-likelihood
 * ratios, divided by the measured {@link Unrest}. A single block adds at most a quarter of what an alarm takes, so that no
 * single burst raises one.
 */
public final class Channel {

    public static final double ALARM = 18;
    private static final double MOST_AT_ONCE = ALARM / 4;
    private static final double MOST_DOUBT = 0.5;
    private static final double NOVEL = 1.5;

    /** Of the last block in what was lately. */
    private static final double LATELY = 0.015;

    /** Of the design: what is more was a slow-down itself. */
    private static final double MOST_DRIFT = 0.6;

    private static final double STANDS_OUT = 1.6;
    private static final double STANDS_OUT_OF_LITTLE = 0.6;

    /**
     * Evidence that hovers for long before a change comes is none of that change: it would begin too early, and look smaller
     * than it is.
     */
    private static final double LITTLE = ALARM / 4;

    /** Of the value that gave the alarm; what was less was not changed. */
    private static final double HOVERS = 0.25;

    private final Unrest unrest;
    private final Unrest before;
    private final boolean measures;
    private final Recovery recovery = new Recovery();
    private double evidence;

    /** Mean value of the blocks before anything was suspected. */
    private double lately;

    private double factor = 1;
    private final Gathered gathered = new Gathered();

    /** Of that what came before the last time that the evidence was little; it begins where the rest does. */
    private final Gathered hovering = new Gathered();

    private double recent;
    private boolean held;
    private boolean certain;

    public Channel() {
        unrest = new Unrest();
        before = new Unrest();
        measures = true;
    }

    /** A second look at the same measure, for another design. */
    public Channel(Channel other) {
        unrest = other.unrest;
        before = other.before;
        measures = false;
    }

    /** Forgets everything, as for a new reference. */
    public void reset() {
        if (measures) {
            unrest.reset();
        }
        clear();
    }

    /** From now on the calls lie so many times as far apart. */
    public void spreadOut(double times) {
        dismiss();
        if (measures) {
            unrest.spreadOut(times);
        }
    }

    /** Drops the evidence and what has been measured since it began to gather. */
    public void dismiss() {
        if (measures && evidence > 0) {
            unrest.copy(before);
        }
        clear();
    }

    /** What gives the evidence would be told if it went on for longer: should it end by itself, it is no unrest. */
    public void hold() {
        held = true;
    }

    /** Drops the evidence: what gave it is normal. */
    public void clear() {
        held = false;
        evidence = 0;
        gathered.clear();
        hovering.clear();
    }

    /** The block that is judged next is no chance, however alike neighbours are: it counts for as much as a block may. */
    void isCertain() {
        certain = true;
    }

    /**
     * Judges a block.
     *
     * @param value mean of the measure, in standard deviations of one call from its normal mean
     * @param design the value that an unwelcome change would give
     * @param mean the block's mean duration
     * @param falling true while the method seems to become faster, which is no unrest
     */
    public void judge(
            double value, double design, Block block, double mean, double learned, long call, boolean falling) {
        if (measures && evidence == 0) {
            before.copy(unrest);
        }
        factor = before.factor(gathered.blocks() + 1);
        if (measures && !falling) {
            unrest.add(value, block.calls(), learned);
        }
        double ratio = block.calls() * design * (value - design / 2) / (factor * (1 + gathered.calls() / learned));
        double more = certain ? MOST_AT_ONCE : Math.min(MOST_AT_ONCE, ratio);
        certain = false;
        boolean little = evidence <= LITTLE;
        if (little) {
            lately += LATELY * (value - lately);
        }
        evidence = Math.max(0, Math.min(1.5 * ALARM, evidence + more));
        if (evidence == 0) {
            if (measures && held) {
                unrest.copy(before);
            }
            clear();
            return;
        }
        if (gathered.isEmpty()) {
            gathered.beginsWith(block, call);
            recent = value;
        } else if (little) {
            hovering.copy(gathered);
            hovering.beginsWith(block, call);
        }
        recent += 0.4 * (value - recent);
        gathered.add(block, value, mean);
        if (alarms() && !hovering.isEmpty() && hovering.value() < HOVERS * gathered.valueAfter(hovering)) {
            gathered.leaveOut(hovering);
            hovering.clear();
        }
    }

    /** What was lately is measured against another normal. */
    public void forgetLately() {
        lately = 0;
    }

    public void beginRecovery() {
        recovery.begin();
    }

    /**
     * Judges a block during a slow-down; true when it is over: when calls are what they were just before it, which on a slow
     * drift is not what has been learned in long.
     */
    public boolean recovers(double value, double design, Block block) {
        double beyond = value - Math.max(0, Math.min(MOST_DRIFT * design, lately));
        return recovery.isOver(block.calls() * design * (design / 2 - beyond), factor);
    }

    /** The over-dispersion of the mean of so many blocks, as it is known now. */
    public double factorOf(int length) {
        return unrest.factor(length);
    }

    /** As it was known before the evidence began to gather: what is suspected says nothing of what is usual. */
    public double factorBefore(int length) {
        return evidence > 0 ? before.factor(length) : unrest.factor(length);
    }

    public boolean alarms() {
        return evidence >= ALARM - 1e-9;
    }

    /** Half way to an alarm. */
    public boolean isSuspicious() {
        return evidence >= ALARM / 2;
    }

    public double evidence() {
        return evidence;
    }

    /** Mean value since the evidence began to gather. */
    public double value() {
        return gathered.value();
    }

    /** Mean duration since then. */
    public double mean() {
        return gathered.meanDuration();
    }

    public double calls() {
        return gathered.calls();
    }

    public long startNanos() {
        return gathered.startNanos();
    }

    public long startCall() {
        return gathered.startCall();
    }

    /** Standard error of {@link #value}. */
    public double error(double learned) {
        return Math.sqrt(factor * (1 / gathered.calls() + 1 / learned));
    }

    /** Standard error of the mean of so many calls, whatever they say. */
    public double errorOf(double size, double learned) {
        return Math.sqrt(unrest.factor(64) * (1 / size + 1 / learned));
    }

    /** Whether it still goes on; what fades by itself (a warm-up after a restart) is left to end. */
    public boolean goesOn() {
        return recent >= 0.5 * value();
    }

    /** Whether it stands out from what this method does anyway, as far as enough of that has been seen. */
    public boolean standsOut(double learned) {
        return value() >= (STANDS_OUT + STANDS_OUT_OF_LITTLE * novelty(learned)) * before.highest(gathered.blocks());
    }

    /**
     * 1 when the unrest is well known, more when it is guessed: from few calls that are independent of each other, or,
     * where most of what moves the method is unrest, from few stretches as long as the one in question. It is what
     * Student's distribution is to the normal one.
     */
    public double doubt(double learned) {
        return 1 + Math.min(MOST_DOUBT, 10 * factor / learned) + novelty(learned);
    }

    /** How little is known of the unrest over a stretch of this length; 0 when there is no unrest or all is known. */
    private double novelty(double learned) {
        return (1 - 1 / factor) * Math.min(1, NOVEL * gathered.calls() / learned);
    }
}
