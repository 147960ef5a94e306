package io.catcher.perfcatcher.adaptive.evidence;

import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Reading;
import io.catcher.perfcatcher.adaptive.reference.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a method that may rise: the body of its durations (normal scores), once for a small and once for a large
 * change, their mean, which a changed mix moves though the median stays, and the share of the slowest.
 */
public final class Channels {

    private static final double TAIL_FACTOR = 3;

    /** Over-dispersion up to which neighbours are nearly independent: a slow period and a pause in it are told apart soon. */
    private static final double CALM = 2;

    /**
     * So many times as long, without the few longest, is a rise also where the usual mean is known badly: of a method whose
     * slow calls differ much one call in twelve that waited a thousand times as long was told of nobody.
     */
    private static final double MANY_TIMES = 8;

    /** Calls from which on the slowest of them are known. */
    private static final double TAIL_FROM = 5_000;

    public final Channel body = new Channel();
    public final Channel sharp = new Channel(body);
    public final Channel mean = new Channel();
    public final Channel tail = new Channel();

    /** Without that of the slowest. */
    public final List<Channel> central = List.of(body, sharp, mean);

    public final List<Channel> all = List.of(body, sharp, mean, tail);

    /** Of the block that was read last. */
    public final Reading reading = new Reading();

    private final Plateau plateau = new Plateau();
    private final double design;
    private double meanValue;
    private double tailValue;

    /** @param design the slow-down, as a share, for which the detector is made */
    public Channels(double design) {
        this.design = design;
    }

    /** Reads a block. Nothing is judged by that. */
    public void read(Block block, Reference reference) {
        reading.of(block, reference);
        meanValue = (reading.capped() - reference.mean()) / reference.deviation();
        tailValue = (reading.shareAbove() - reference.tailShare()) / reference.tailDeviation();
    }

    /**
     * Judges the block that was read.
     *
     * @param storm whether it has one more of the calls that no chance explains
     */
    public void judge(Block block, Reference reference, long call, boolean falling, boolean storm) {
        double size = reference.calls();
        judgeBody(bodyValue(), block, reference, call, falling);
        mean.judge(meanValue, designOf(mean, reference), block, blockMean(), size, call, falling);
        if (storm && size >= TAIL_FROM) {
            tail.isCertain();
        }
        tail.judge(tailValue, designOf(tail, reference), block, blockMean(), size, call, falling);
    }

    /** By which channel it is seen that what another one has told is over: the median of a mix never was far from normal. */
    public Channel endsBy(Channel told, Effect effect, Reference reference) {
        return effect.byMean() && Effect.isMeanFar(mean, reference) ? mean : told;
    }

    /**
     * Whether the block that was read ends the slow-down which {@code open} has told.
     *
     * @param left the share of the usual time by which calls may be longer when it is over
     */
    public boolean recovers(Channel open, Block block, Reference reference, double left) {
        double value = open == mean ? meanValue : open == tail ? tailValue : bodyValue();
        double least = designOf(open, reference);
        return open.recovers(value, open == tail ? least : Math.max(least, twice(left, open, reference)), block);
    }

    /**
     * The value of a change by twice that share: whether a method that took eight hundred times as long still takes a quarter
     * longer need not be known to say that it is over; it took minutes, and the next incident fell into them.
     */
    private double twice(double left, Channel channel, Reference reference) {
        if (channel.factorOf(64) > CALM) {
            return 0;
        }
        return channel == mean ? 2 * left * reference.mean() / reference.deviation() : reference.upBy(2 * left);
    }

    /** The value that an unwelcome change would give. */
    private double designOf(Channel channel, Reference reference) {
        if (channel == mean) {
            return design * reference.mean() / reference.deviation();
        }
        return channel == tail ? (TAIL_FACTOR - 1) * reference.tailShare() / reference.tailDeviation() : reference.up();
    }

    /** Whether one of the {@link #central} ones has evidence enough, and its usual level is known. */
    public boolean alarm(Channel channel, Reference reference, Quarantine suspected) {
        return channel.alarms()
                && (channel != mean
                        || Effect.isMeanKnown(mean, reference)
                        || (Effect.isMeanFar(mean, reference) && isManyTimes(suspected, reference)));
    }

    private static boolean isManyTimes(Quarantine suspected, Reference reference) {
        return suspected.meanOfMost(0) >= MANY_TIMES * reference.mean();
    }

    public boolean tailAlarms(Reference reference) {
        return tail.alarms() && reference.calls() >= TAIL_FROM;
    }

    private void judgeBody(double value, Block block, Reference reference, long call, boolean falling) {
        double size = reference.calls();
        body.judge(value, reference.up(), block, blockMean(), size, call, falling);
        sharp.judge(value, reference.upSharply(), block, blockMean(), size, call, falling);
    }

    /**
     * Judges the block that was read as one of a slow-down of few calls: the body, where it surely has risen since; null where
     * it has not.
     */
    @Nullable
    public Likely riseOfAll(Gate gate, Block block, Reference reference, double standsFor, long call) {
        if (!plateau.isKnown(bodyValue(), block)) {
            return null;
        }
        judgeBody(bodyValue() - plateau.value(), block, reference, call, false);
        for (Channel channel : List.of(body, sharp)) {
            Effect effect = channel.alarms() ? effectOf(channel, reference) : null;
            if (effect != null
                    && gate.judge(channel, effect, reference.calls(), standsFor, block.end()) == Gate.Verdict.TELL) {
                return new Likely(channel, effect);
            }
        }
        return null;
    }

    /** Of the slowest, once it has lasted; null where they are not slower. */
    @Nullable
    public Effect tailEffect(Gate gate, Reference reference, Quarantine suspected, long now) {
        Effect effect = ofTail(gate, reference, suspected);
        if (effect == null && Effect.isTailUsual(tail, reference)) {
            tail.clear();
        }
        return gate.isTailLasting(tail, now) ? effect : null;
    }

    /** A channel that is likely to have risen, and by how much. */
    public record Likely(Channel channel, Effect effect) {}

    /** The one that is likely to have risen, if somebody else says so; null when there is none. */
    @Nullable
    public Likely likely(Gate gate, Reference reference, Quarantine suspected) {
        for (Channel channel : all) {
            boolean seen = channel.isSuspicious() && !suspected.isEmpty();
            Effect effect = seen ? effectOf(channel, reference, suspected, gate) : null;
            if (effect != null && gate.isLikely(channel, effect, reference.calls())) {
                return new Likely(channel, effect);
            }
        }
        return null;
    }

    /** Null where the slowest are not slower. */
    private @Nullable Effect effectOf(Channel channel, Reference reference, Quarantine suspected, Gate gate) {
        return channel == tail ? ofTail(gate, reference, suspected) : effectOf(channel, reference);
    }

    private @Nullable Effect ofTail(Gate gate, Reference reference, Quarantine suspected) {
        boolean far = isManyTimes(suspected, reference);
        return Effect.ofTail(tail, suspected.calls(), reference, gate.least(), far);
    }

    /** Of one of the {@link #central} ones. */
    public Effect effectOf(Channel channel, Reference reference) {
        return channel == mean ? Effect.ofMean(mean, reference) : Effect.ofBody(channel, reference, design);
    }

    /** Whether calls are better kept apart for now. */
    public boolean suspectAnything() {
        return body.evidence() > 0 || mean.isSuspicious() || tail.isSuspicious();
    }

    public void hold() {
        all.forEach(Channel::hold);
    }

    public void dismiss() {
        plateau.begin();
        all.forEach(Channel::dismiss);
    }

    public void spreadOut(double times) {
        all.forEach(channel -> channel.spreadOut(times));
    }

    /** Another normal begins. */
    public void restart(boolean forgetUnrest) {
        if (forgetUnrest) {
            all.forEach(Channel::reset);
        } else {
            dismiss();
        }
        all.forEach(Channel::forgetLately);
    }

    public double bodyValue() {
        return reading.score();
    }

    /** Mean duration of the block that was read. */
    public double blockMean() {
        return reading.capped();
    }
}
