package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.Change.What;
import io.catcher.perfcatcher.adaptive.evidence.Gate;
import io.catcher.perfcatcher.adaptive.reference.Level;

/**
 * How a turn of an episode is told.
 *
 * @param ratio how many times as long as usual
 * @param error two standard errors of that; 0 where it is not known
 * @param current mean duration, nanoseconds
 * @param ofTail whether only the slowest calls are slower
 */
record Telling(What what, double ratio, double error, double current, boolean ofTail) {

    Change of(Seen seen, Episode episode, Gate gate) {
        Level before = Level.of(seen.reference().seen);
        Level after = seen.suspected().level(before);
        long since = seen.calls() - episode.startCall();
        boolean ofWindow = what == What.ESCALATED
                || (what == What.SHIFT
                        && (seen.isMixed(episode) || seen.suspected().isBeyondBuckets()));
        return new Change(
                what,
                episode.startNanos(),
                current,
                before.mean() * (1 + gate.least()),
                before,
                after,
                ofTail || what == What.RECOVERED ? ratio : Change.ratio(ratio, error, current, before, after),
                error == 0 ? 0 : Math.max(error, seen.suspected().errorOfMean() / Math.max(1, before.mean())),
                ofTail,
                Math.round(seen.standsFor() * since),
                0,
                ofWindow ? (int) Math.min(since, Episode.ESCALATION_CALLS) : 0,
                what == What.ESCALATED ? episode.worse() : null);
    }
}
