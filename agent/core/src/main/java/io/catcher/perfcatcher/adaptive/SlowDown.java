package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.Change.What;
import io.catcher.perfcatcher.adaptive.attribution.Attribution;
import io.catcher.perfcatcher.adaptive.evidence.Channel;
import io.catcher.perfcatcher.adaptive.evidence.Channels;
import io.catcher.perfcatcher.adaptive.evidence.Effect;
import io.catcher.perfcatcher.adaptive.evidence.Gate;
import io.catcher.perfcatcher.adaptive.reference.Level;
import org.jspecify.annotations.Nullable;

/** A slow-down of the method from when it is beyond doubt to its end, with all that is told of it in between. */
final class SlowDown {

    private final Channels channels;
    private final Gate gate;
    private final Attribution attribution;
    private final Episode episode = new Episode();
    private final Recurrence recurrence = new Recurrence();

    /** By which it is seen that it is over; null while there is none. */
    private @Nullable Channel open;

    private boolean normalNow;

    SlowDown(Channels channels, Gate gate, Attribution attribution) {
        this.channels = channels;
        this.gate = gate;
        this.attribution = attribution;
    }

    boolean isOpen() {
        return open != null;
    }

    /** Whether it has just ended by becoming the new normal. */
    boolean isNormalNow() {
        return normalNow;
    }

    /** Whether the last one is so near that single calls belong to it. */
    boolean isAfterwards(long call, long nanos) {
        return episode.isAfterwards(call, nanos);
    }

    @Nullable
    Change begin(Channel channel, Effect effect, Seen seen) {
        double ratio = effect.ratio();
        boolean same = episode.goesOnAs(ratio, channel == channels.tail, seen.calls(), seen.now());
        boolean usual = recurrence.isUsual(channel.startCall(), channel.startNanos(), ratio);
        episode.open(channel.startCall(), channel.startNanos(), ratio, same || usual, same && !usual);
        open = channels.endsBy(channel, effect, seen.reference());
        normalNow = false;
        seen.suspected().decided();
        open.beginRecovery();
        Change change = change(What.SHIFT, ratio, 2 * effect.error(), seen);
        episode.tells(change, seen.isMixed(episode));
        channels.dismiss();
        return episode.isSilent() ? null : change;
    }

    /** Judges a block of it; what there is to tell, or null. */
    @Nullable
    Change during(Seen seen) {
        Channel channel = open;
        if (channel == null || channels.recovers(channel, seen.block(), seen.reference(), episode.left())) {
            return recovered(seen);
        }
        Change ofAll = episode.isOfFew() ? riseOfAll(seen) : null;
        if (ofAll != null) {
            return ofAll;
        }
        double mean = seen.block().mean(seen.reference().cap() * episode.told());
        Episode.Turn turn = episode.turn(seen.block(), mean, seen.reference().mean());
        if (turn == Episode.Turn.EASED) {
            return recovered(seen);
        }
        if (turn == Episode.Turn.WORSE) {
            return episode.isSilent() ? null : change(What.ESCALATED, episode.told(), 0, seen);
        }
        if (episode.isSilent() && isNewsAfterAll(channel, seen)) {
            episode.raiseVoice();
            return change(What.SHIFT, episode.told(), 0, seen);
        }
        return episode.isTheNewNormal(seen.calls(), seen.now()) ? followUp(seen) : null;
    }

    private boolean isNewsAfterAll(Channel channel, Seen seen) {
        long span = seen.now() - episode.startNanos();
        return (episode.hasRelapsed(seen.calls(), seen.now(), channel.factorOf(64))
                        || recurrence.isTooLong(seen.calls() - episode.startCall(), span))
                && attribution.isStillItsOwn(episode.told(), episode.startNanos(), seen.now());
    }

    private @Nullable Change riseOfAll(Seen seen) {
        Channels.Likely all = channels.riseOfAll(gate, seen.block(), seen.reference(), seen.standsFor(), seen.calls());
        return all != null
                        && attribution.isStillItsOwn(
                                all.effect().ratio(), all.channel().startNanos(), seen.now())
                ? begin(all.channel(), all.effect(), seen)
                : null;
    }

    private @Nullable Change recovered(Seen seen) {
        recurrence.ended(episode, seen.calls(), seen.now());
        episode.close(seen.calls(), seen.now());
        Level usual = Level.of(seen.reference().seen);
        boolean measured = open != channels.tail && !seen.suspected().isEmpty();
        double ratio = measured ? seen.suspected().level(usual).mean() / Math.max(1, usual.mean()) : episode.told();
        Change change = episode.isSilent() ? null : change(What.RECOVERED, channels.blockMean(), ratio, 0, seen);
        open = null;
        return change;
    }

    /** What was told is the new normal. */
    private Change followUp(Seen seen) {
        double ratio = seen.suspected().calls().mean(seen.reference().cap())
                / seen.reference().mean();
        Change change = change(What.REBASELINED, ratio, 0, seen);
        episode.close(seen.calls(), seen.now());
        open = null;
        normalNow = true;
        return change;
    }

    private Change change(What what, double ratio, double error, Seen seen) {
        return change(what, seen.suspected().mean(channels.blockMean()), ratio, error, seen);
    }

    private Change change(What what, double current, double ratio, double error, Seen seen) {
        return new Telling(what, ratio, error, current, open == channels.tail).of(seen, episode, gate);
    }
}
