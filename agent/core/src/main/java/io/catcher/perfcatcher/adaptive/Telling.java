package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.Change.What;
import io.catcher.perfcatcher.adaptive.reference.Level;
import io.catcher.perfcatcher.adaptive.reference.Reference;

/**
 * How a turn of an episode is told.
 *
 * @param ratio how many times as long as usual
 * @param error two standard errors of that; 0 where it is not known
 * @param current mean duration, nanoseconds
 * @param ofTail whether only the slowest calls are slower
 */
record Telling(What what, double ratio, double error, double current, boolean ofTail) {

    /** @param standsFor how many calls each stands for */
    Change of(Reference reference, Quarantine suspected, Episode episode, Gate gate, long calls, double standsFor) {
        Level before = Level.of(reference.seen);
        Level after = suspected.level(before);
        long since = calls - episode.startCall();
        boolean mixed = what == What.ESCALATED || (what == What.SHIFT && suspected.total() > 1.1 * since);
        return new Change(
                what,
                episode.startNanos(),
                current,
                before.mean() * (1 + gate.least()),
                before,
                after,
                ofTail || what == What.RECOVERED ? ratio : Change.ratio(ratio, error, current, before, after),
                error == 0 ? 0 : Math.max(error, suspected.errorOfMean() / Math.max(1, before.mean())),
                ofTail,
                Math.round(standsFor * since),
                0,
                mixed ? (int) Math.min(since, Episode.ESCALATION_CALLS) : 0,
                what == What.ESCALATED ? episode.worse() : null);
    }
}
