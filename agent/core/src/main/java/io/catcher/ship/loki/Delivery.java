package io.catcher.ship.loki;

import io.catcher.ship.health.AgentLog;
import io.catcher.ship.loki.http.Answer;
import io.catcher.ship.loki.http.Push;
import io.catcher.ship.wire.PushBody;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Sends parcels until each is settled: the same bytes again after what passes by itself, halves after what is refused, so
 * that a bad event ends alone.
 */
final class Delivery {

    private static final long PROBE = TimeUnit.MINUTES.toNanos(5);

    /** What the last attempt showed. */
    enum Health {
        UNKNOWN,
        UP,
        DOWN
    }

    private final Push push;
    private final Receipts receipts;
    private final Doorbell bell;
    private final AgentLog log;
    private final Patience patience;
    private final StreamRoutes routes = new StreamRoutes();
    private final Backoff backoff = new Backoff();
    private volatile Health health = Health.UNKNOWN;
    private volatile long downSince;

    Delivery(Push push, Receipts receipts, Doorbell bell, Patience patience, AgentLog log) {
        this.push = push;
        this.receipts = receipts;
        this.bell = bell;
        this.patience = patience;
        this.log = log;
    }

    Health health() {
        return health;
    }

    /** {@link System#nanoTime} of the first of the failures that have not ended yet. */
    OptionalLong downSince() {
        return health == Health.DOWN ? OptionalLong.of(downSince) : OptionalLong.empty();
    }

    /** False = ended before all were settled; the rest waits in the journal. */
    boolean deliver(List<Parcel> all) throws IOException, InterruptedException {
        List<Parcel> routed = all.stream().map(routes::routed).toList();
        for (List<Parcel> request : routes.requests(routed)) {
            if (!settle(request)) {
                return false;
            }
        }
        return true;
    }

    private boolean settle(List<Parcel> parcels) throws IOException, InterruptedException {
        byte[] request = PushBody.gzipped(bodies(parcels));
        while (!bell.isEnded()) {
            Answer answer = push.post(request);
            Answer.Verdict verdict = verdict(answer, parcels);
            note(verdict, answer);
            if (verdict == Answer.Verdict.DELIVERED) {
                routes.delivered(parcels);
                receipts.delivered(parcels);
                return true;
            }
            if (verdict == Answer.Verdict.HALVE) {
                return halve(parcels, answer);
            }
            if (verdict == Answer.Verdict.FEWER_STREAMS) {
                log.warn(
                        "streams",
                        "Loki takes no more streams, events go to those with the tool_name other: " + answer.summary());
                return deliver(routes.fewer(parcels));
            }
            if (!patience.goesOnAfter(answer) || !bell.pause(wait(verdict, answer))) {
                return false;
            }
        }
        return false;
    }

    /** Where all are in the stream of the others already, only waiting is left. */
    private Answer.Verdict verdict(Answer answer, List<Parcel> parcels) {
        Answer.Verdict verdict = answer.verdict();
        return verdict == Answer.Verdict.FEWER_STREAMS && !routes.canBeFewer(parcels) ? Answer.Verdict.LATER : verdict;
    }

    private boolean halve(List<Parcel> parcels, Answer answer) throws IOException, InterruptedException {
        if (parcels.size() == 1 && routes.helps(parcels.get(0), answer)) {
            return deliver(List.of(routes.learn(parcels.get(0))));
        }
        if (parcels.size() == 1) {
            receipts.rejected(parcels.get(0), answer.summary());
            return true;
        }
        int half = parcels.size() / 2;
        return deliver(parcels.subList(0, half)) && deliver(parcels.subList(half, parcels.size()));
    }

    private static List<byte[]> bodies(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::body).map(Objects::requireNonNull).toList();
    }

    private long wait(Answer.Verdict verdict, Answer answer) {
        return verdict == Answer.Verdict.HOLD
                ? PROBE
                : Math.max(backoff.next(), answer.retryAfter().toNanos());
    }

    private void note(Answer.Verdict verdict, Answer answer) {
        boolean answers = verdict == Answer.Verdict.DELIVERED
                || verdict == Answer.Verdict.HALVE
                || verdict == Answer.Verdict.FEWER_STREAMS;
        if (answers) {
            if (health == Health.DOWN) {
                log.info("Loki takes events again");
            }
            backoff.reset();
            health = Health.UP;
            return;
        }
        if (health != Health.DOWN) {
            downSince = System.nanoTime();
        }
        health = Health.DOWN;
        String next = verdict == Answer.Verdict.HOLD ? "asked again in 5 min" : "tried again";
        log.warn(
                "loki " + answer.status(),
                "Loki does not take events, they wait in the journal, " + next + ": " + answer.summary());
    }
}
