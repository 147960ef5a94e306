package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.attribution.Attribution;
import io.catcher.perfcatcher.adaptive.attribution.Others;
import io.catcher.perfcatcher.adaptive.evidence.Channel;
import io.catcher.perfcatcher.adaptive.evidence.Channels;
import io.catcher.perfcatcher.adaptive.evidence.Dip;
import io.catcher.perfcatcher.adaptive.evidence.Effect;
import io.catcher.perfcatcher.adaptive.evidence.Gate;
import io.catcher.perfcatcher.adaptive.evidence.Gate.Verdict;
import io.catcher.perfcatcher.adaptive.evidence.Quarantine;
import io.catcher.perfcatcher.adaptive.reference.Baseline;
import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Buckets;
import io.catcher.perfcatcher.adaptive.reference.Histogram;
import io.catcher.perfcatcher.adaptive.reference.Level;
import io.catcher.perfcatcher.adaptive.reference.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Judges a method's calls block by block against the {@link Reference}. While one of the {@link Channels} is suspicious,
 * calls are quarantined: they enter the reference only when the suspicion is over.
 */
final class Watch {

    /** Of one call, in what is known of how many calls a timed one stands for. */
    private static final double WEIGHT_OF_ONE = 1.0 / 256;

    private final double design;
    private final Gate gate;
    private final Attribution attribution;
    private final Channels channels;
    private final Channel body;
    private final Channel tail;
    private final Spikes spikes = new Spikes();
    private final SlowDown slowDown;
    private final WarmUp warmUp = new WarmUp();
    private Block block;
    private Reference reference;
    private Quarantine suspected;
    private Dip dip;
    private boolean learned;
    private long calls;
    private double standsFor = 1;

    Watch(long typicalNanos, double gate, Others others) {
        this.gate = new Gate(gate);
        this.attribution = new Attribution(others, gate);
        this.design = gate * 5 / 3;
        channels = new Channels(design);
        body = channels.body;
        tail = channels.tail;
        slowDown = new SlowDown(channels, this.gate, attribution);
        Buckets buckets = new Buckets(typicalNanos);
        block = new Block(buckets);
        reference = new Reference(buckets, design);
        suspected = new Quarantine(buckets);
        dip = new Dip(buckets);
    }

    @Nullable
    Change observe(long endNanos, long durationNanos) {
        calls++;
        Change told = glance(endNanos, durationNanos);
        block.add(block.buckets.of(durationNanos), endNanos);
        if (block.isComplete()) {
            Change change = judge();
            block.clear();
            return change == null ? told : change;
        }
        return told;
    }

    /** Of a call that does not count: only whether it is told by itself. */
    @Nullable
    Change glance(long endNanos, long durationNanos) {
        if (!spikes.isOver(durationNanos)) {
            return null;
        }
        boolean explained = isSuspicious() && !suspected.isDwarfedBy(durationNanos, spikes.limit());
        return spikes.judge(calls, endNanos, durationNanos, explained || slowDown.isAfterwards(calls, endNanos));
    }

    /** From now on the calls lie so many times as far apart: neighbours are less alike. */
    void spreadOut(double times) {
        if (!slowDown.isOpen()) {
            channels.spreadOut(times);
        }
    }

    void standsFor(long some) {
        standsFor += (some - standsFor) * WEIGHT_OF_ONE;
    }

    boolean isSuspicious() {
        return slowDown.isOpen() || body.isSuspicious() || channels.mean.isSuspicious();
    }

    Spikes spikes() {
        return spikes;
    }

    long calls() {
        return calls;
    }

    /** In peace the limit of a spike; while a slow-down is told or suspected, what is longer than it ought to be. */
    long slowFrom() {
        if (!learned) {
            return Long.MAX_VALUE;
        }
        return (long) (isSuspicious() || tail.isSuspicious() ? reference.mean() * (1 + gate.least()) : spikes.limit());
    }

    /** What is normal by now; null while it may still become less, and during a slow-down. */
    @Nullable
    Baseline settled() {
        boolean known = learned && reference.calls() >= WarmUp.LEAST_KNOWN && warmUp.isOver(calls);
        return known && !slowDown.isOpen() && !dip.isSuspected()
                ? Baseline.of(reference.seen, body.factorOf(64), channels.mean.factorOf(64), warmUp.calls())
                : null;
    }

    private @Nullable Change judge() {
        warmUp.passes(block);
        if (!learned) {
            reference.add(block, Buckets.COUNT - 1);
            learned = reference.calls() >= Block.FULL;
            if (learned) {
                learnOrLookLower();
            }
            return null;
        }
        channels.read(block, reference);
        attribution.add(block, channels.reading, reference);
        if (slowDown.isOpen()) {
            return during();
        }
        boolean faster = dip.judge(channels.bodyValue(), block, reference, body);
        if (faster
                && (dip.isSure(reference, body, design, gate.least())
                        || dip.calls.total() > Quarantine.most(reference.calls()))) {
            return followDown();
        }
        Change change = rise();
        if (change == null && !slowDown.isOpen()) {
            learnIfCalm();
        }
        return change;
    }

    private @Nullable Change rise() {
        channels.judge(block, reference, calls, dip.isSuspected(), spikes.isStorm(block, calls));
        if (channels.suspectAnything()) {
            suspected.add(block);
        }
        channels.all.forEach(this::loseInterest);
        Change change = null;
        for (Channel channel : channels.central) {
            if (change == null && !slowDown.isOpen() && channels.alarm(channel, reference, suspected)) {
                change = judge(channel, channels.effectOf(channel, reference));
            }
        }
        if (change == null && !slowDown.isOpen() && channels.tailAlarms(reference)) {
            Effect effect = channels.tailEffect(gate, reference, suspected, block.end());
            change = effect == null ? null : judge(tail, effect);
        }
        return change;
    }

    private @Nullable Change judge(Channel channel, Effect effect) {
        double each = attribution.isAlone() ? Double.POSITIVE_INFINITY : standsFor;
        Verdict verdict = gate.judge(channel, effect, reference.calls(), each, block.end());
        if (verdict == Verdict.TELL) {
            return tell(channel, effect);
        }
        if (verdict == Verdict.TOO_SMALL || isTooLong(channel, effect.ratio() - 1)) {
            release(channel);
        }
        return null;
    }

    private @Nullable Change tell(Channel channel, Effect effect) {
        if (suspected.isEmpty()) {
            // Just learned as normal for another channel: an event would say that nothing has changed.
            channel.clear();
            return null;
        }
        double toFormer = attribution.toFormer(channel, calls, block.end());
        Effect whole = effect.atLeast(suspected.meanOfMost(reference.cap()) - reference.mean());
        return switch (attribution.of(
                whole, toFormer, standsFor * channel.calls(), channel.startNanos(), block.end())) {
            case ITS_OWN -> isLessInAll() ? disregard(channel) : begin(channel, effect);
            case OF_A_DIP -> adopt();
            case OF_ALL -> suspected.isForeign(effect.ratio()) ? hold() : disregard(channel);
            case TOO_LITTLE -> disregard(channel);
            case LITTLE_SO_FAR -> hold();
            case SOON_KNOWN -> null;
        };
    }

    /** Most calls take longer, but all of them together less, as after a start: nobody is slower by it. */
    private boolean isLessInAll() {
        return suspected.level(Level.of(reference.seen)).isFarBelow(Level.of(reference.seen), gate.least());
    }

    @Nullable
    Change accused() {
        Channels.Likely likely = slowDown.isOpen() ? null : channels.likely(gate, reference, suspected);
        return likely == null || isLessInAll() ? null : begin(likely.channel(), likely.effect());
    }

    Attribution attribution() {
        return attribution;
    }

    /** Nanoseconds that calls have taken since then beyond what is usual. */
    double lostSince(long nanos) {
        return attribution.lostSince(nanos) * reference.mean() * standsFor;
    }

    /** Evidence that hovers and never gets there would keep the reference from learning for ever. */
    private void loseInterest(Channel channel) {
        if (!channel.alarms() && isTooLong(channel, 0)) {
            release(channel);
        }
    }

    /** Whether it has been suspected for longer than anything may be. */
    private boolean isTooLong(Channel channel, double effect) {
        return channel.calls() > Quarantine.most(reference.calls()) && gate.isLasting(channel, effect, block.end());
    }

    /** What all methods did is neither evidence against this one nor normal for it: it counts as so many calls of many. */
    private @Nullable Change disregard(Channel channel) {
        channel.clear();
        suspected.releaseTo(reference, Double.MAX_VALUE, mostCredible());
        return null;
    }

    /** Neither told nor normal, nor unrest: it is forgotten when it ends, learned it would hide what comes after it. */
    private @Nullable Change hold() {
        suspected.hold();
        channels.hold();
        return null;
    }

    private void release(Channel channel) {
        channel.clear();
        if (channel == body && !suspected.isEmpty()) {
            suspected.releaseTo(reference, 3 * suspected.total(), mostCredible());
            learn();
        }
    }

    private int mostCredible() {
        return spikes.mostCredible(calls, block.buckets);
    }

    private @Nullable Change begin(Channel channel, Effect effect) {
        return slowDown.begin(channel, effect, seen());
    }

    private @Nullable Change during() {
        suspected.add(block);
        Change change = slowDown.during(seen());
        if (slowDown.isNormalNow()) {
            adopt();
        } else if (!slowDown.isOpen()) {
            suspected.forget();
            dip.clear();
        }
        return change;
    }

    private Seen seen() {
        return new Seen(block, reference, suspected, calls, standsFor);
    }

    /** What was suspected is normal. */
    private @Nullable Change adopt() {
        restart(suspected.calls(), false);
        attribution.forgetFormer();
        return null;
    }

    private @Nullable Change followDown() {
        double depth = dip.depth(reference);
        if (depth <= 1 / (1 + gate.least()) && dip.isSure(reference, body, design, gate.least())) {
            Level before = Level.of(reference.seen);
            boolean warm = warmUp.isOver(calls);
            boolean better = attribution.left(reference.mean(), calls, dip, block.end());
            warmUp.fell(calls);
            Level after = Level.of(dip.calls);
            long end = block.end();
            restart(dip.calls, depth <= Dip.DEEP);
            boolean news = warm && better && Gate.isLongEnough(before.mean() - after.mean());
            return news ? Change.improved(end, before, after, depth) : null;
        }
        reference.add(dip.calls, 3 * dip.calls.total(), mostCredible());
        dip.clear();
        learn();
        return null;
    }

    /** Begins anew with {@code normal} as all that is known. */
    private void restart(Histogram normal, boolean forgetUnrest) {
        begin(new Buckets((long) normal.quantile(0.5)), forgetUnrest);
        reference.add(normal, 0, Buckets.COUNT - 1);
        learn();
    }

    private void begin(Buckets buckets, boolean forgetUnrest) {
        reference = new Reference(buckets, design);
        suspected = new Quarantine(buckets);
        dip = new Dip(buckets);
        block = new Block(buckets);
        attribution.begin();
        channels.restart(forgetUnrest);
    }

    private void learnIfCalm() {
        if (!channels.suspectAnything() && !dip.isSuspected()) {
            suspected.endTo(reference, mostCredible());
            reference.add(block, mostCredible());
            if (reference.isStale()) {
                learnOrLookLower();
            }
        }
    }

    /** First calls under load take a thousand times as long: what is below the buckets chosen by them was told as ten times too long. */
    private void learnOrLookLower() {
        if (reference.isBelowBuckets()) {
            begin(new Buckets((long) block.buckets.low(0)), true);
            learned = false;
        } else {
            learn();
        }
    }

    private void learn() {
        reference.learn();
        spikes.learn(reference);
    }
}
