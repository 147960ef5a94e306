package io.catcher.perfcatcher.adaptive.attribution;

import io.catcher.perfcatcher.adaptive.evidence.Channel;
import io.catcher.perfcatcher.adaptive.evidence.Dip;
import io.catcher.perfcatcher.adaptive.evidence.Effect;
import io.catcher.perfcatcher.adaptive.evidence.Gate;
import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Reading;
import io.catcher.perfcatcher.adaptive.reference.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Whose doing a slow-down is: the method's own, or that of all methods, which is none of it. It is asked once for each that
 * is beyond doubt.
 */
public final class Attribution {

    public enum Whose {
        ITS_OWN,
        OF_ALL,

        /** Nobody's that matters. */
        TOO_LITTLE,

        /** Its own, most likely, and not enough yet to speak of. */
        LITTLE_SO_FAR,

        /** None: what is judged by is a dip that was shorter than what was before it, and it is over. */
        OF_A_DIP,
        SOON_KNOWN
    }

    /**
     * Between others that share caches and a compiler, some microseconds more are seldom anybody's doing and soon over: it
     * takes longer to believe them.
     */
    private static final long SLOWLY_NANOS = 10_000_000_000L;

    /** Of a processor's time, what they must add up to. */
    private static final double LEAST_SHARE = 0.01;

    /**
     * Of a processor's time, what less than a millisecond a call must add up to, for each method that there is to compare
     * with, up to {@value #LEAST_SHARE}: of a dozen methods somebody wants to know each, of hundreds there are always some
     * that wander.
     */
    private static final double SHARE_OF_ONE = 3e-5;

    private static final double SHORT_NANOS = 1e6;

    /**
     * Nanoseconds that calls which take less than a millisecond longer must have lost together, for each method that there
     * is to compare with, and at most: whoever watches a whole server need not hear of every quarter of a minute in which
     * one of a thousand methods took a third longer. H2's server had one in ten quiet minutes, at 25 microseconds a call.
     */
    private static final double LOSS_OF_ONE = 2e6;

    private static final double ENOUGH_LOSS = 5e8;

    /** What all methods did a moment ago they do now: to ask is to look at all of them. */
    private static final long AGAIN_NANOS = 250_000_000L;

    /** How many times as much as all others: means of few calls differ much. */
    private static final double FAR = 4;

    private final Others others;
    private final double least;
    private final Trend trend = new Trend();
    private final Former former = new Former();
    private double usual;
    private Whose lately = Whose.ITS_OWN;
    private long askedAt;

    /** @param least the slow-down that matters, a share */
    public Attribution(Others others, double least) {
        this.others = others;
        this.least = least;
    }

    /** Takes note of a block. */
    public void add(Block block, Reading read, Reference reference) {
        usual = Math.max(1, reference.mean());
        former.begin(block.start());
        trend.add(block, read.meanLog() - reference.meanLog(), read.mean() / usual - 1);
    }

    /**
     * @param toFormer how many times as long as before the last time that the method became faster
     * @param calls since it began
     * @param since when it began
     */
    public Whose of(Effect effect, double toFormer, double calls, long since, long now) {
        double lost = effect.longer() * calls;
        // As of the last question, whoever asked: to ask is to look at all methods, at each block while this one waits.
        Whose unasked = unasked(effect.longer(), lost, now - since);
        if (unasked != null) {
            return unasked;
        }
        if (lately == Whose.OF_ALL && now - askedAt < AGAIN_NANOS) {
            return lately;
        }
        askedAt = now;
        lately = asked(effect, toFormer, lost, since, now);
        return lately;
    }

    private Whose asked(Effect effect, double toFormer, double lost, long since, long now) {
        double common = others.slowerSince(since, now);
        if (Double.isNaN(common)) {
            return Whose.SOON_KNOWN;
        }
        Whose unasked = unasked(effect.longer(), lost, now - since);
        if (unasked != null) {
            return unasked;
        }
        if (toFormer < Double.POSITIVE_INFINITY && !isItsOwn(toFormer, since, common)) {
            return Whose.OF_A_DIP;
        }
        return isItsOwn(effect.ratio(), since, common) || isFarBeyondAll(effect, since) ? Whose.ITS_OWN : Whose.OF_ALL;
    }

    /** Whether the method is the only one that somebody watches. */
    public boolean isAlone() {
        return !others.areAny();
    }

    /** What its own calls say, among so many methods; null = it is to be seen what the others did. */
    private @Nullable Whose unasked(double longer, double lost, long span) {
        if (span < SLOWLY_NANOS && takesTime(longer)) {
            return Whose.SOON_KNOWN;
        }
        if (lost < leastShare(longer) * span) {
            return Whose.TOO_LITTLE;
        }
        boolean soon = longer < SHORT_NANOS && lost < Math.min(ENOUGH_LOSS, others.count() * LOSS_OF_ONE);
        return soon ? Whose.LITTLE_SO_FAR : null;
    }

    private boolean takesTime(double longer) {
        return others.count() > 0 && !Gate.isLongEnough(longer);
    }

    private double leastShare(double longer) {
        if (takesTime(longer)) {
            return LEAST_SHARE;
        }
        return longer < SHORT_NANOS ? Math.min(LEAST_SHARE, others.count() * SHARE_OF_ONE) : 0;
    }

    /** Whether enough is left of it without what all methods do alike, which is measured as the trend is. */
    private boolean isItsOwn(double ratio, long since, double common) {
        double own = trend.since(since);
        double alike = common > 1 && !Double.isNaN(own) ? Math.min(ratio, Math.exp(own)) : ratio;
        return alike / common >= 1 + least;
    }

    /**
     * One call in ten that takes a thousand times as long moves the logarithms no more than a busy machine does: on one it was
     * told of nobody. Their sum it moves by far more, as nothing does that all methods share.
     */
    private boolean isFarBeyondAll(Effect effect, long since) {
        return 1 + effect.longer() / usual >= FAR * others.longerSince(since);
    }

    /** Whether it is still the method's own after a while. */
    public boolean isStillItsOwn(double ratio, long since, long now) {
        return isItsOwn(ratio, since, others.slowerSince(since, now));
    }

    /** How many times as long as before the last time that the method became faster; without end when that is long ago. */
    public double toFormer(Channel rising, long call, long now) {
        double pace = rising.calls() / Math.max(1, now - rising.startNanos());
        return former.isRecent(call, now, pace) ? rising.mean() / former.mean() : Double.POSITIVE_INFINITY;
    }

    /**
     * The method has become faster, until that call.
     *
     * @return whether that is an improvement: forty quick calls in place of one are none
     */
    public boolean left(double mean, long calls, Dip dip, long now) {
        double faster = dip.calls.total();
        long first = calls - (long) faster;
        boolean burst = former.isBurst(first, dip.since(), faster, now);
        former.left(mean, first, dip.since(), faster, now);
        return !burst;
    }

    /** The method has become slower for good. */
    public void forgetFormer() {
        former.forget();
    }

    /** Another normal begins. */
    public void begin() {
        trend.clear();
    }

    /** Logarithm of how many times longer than usual calls have taken since then; NaN when that is not known. */
    public double trendSince(long nanos) {
        return trend.since(nanos);
    }

    /** Mean duration of the calls since then, nanoseconds; NaN when that is not known. */
    public double meanSince(long nanos) {
        return usual * (1 + trend.longerSince(nanos));
    }

    /** What it usually is; 0 when that is not known. */
    public double usual() {
        return usual;
    }

    /** By how many usual calls all calls since then were longer. */
    public double lostSince(long nanos) {
        return trend.lostSince(nanos);
    }
}
