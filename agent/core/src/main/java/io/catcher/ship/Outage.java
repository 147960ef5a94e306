package io.catcher.ship;

import io.catcher.ship.health.AgentLog;
import io.catcher.ship.place.Home;
import io.catcher.ship.place.Place;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The time in which the journal cannot be written: said when it begins and when it ends. For one thread, but for one question. */
final class Outage {

    private final AgentLog log;
    private final Consumer<String> stderr;
    private volatile long since;
    private boolean said;

    /** @param stderr takes a line, once: the agent's log is on the same disk */
    Outage(AgentLog log, Consumer<String> stderr) {
        this.log = log;
        this.stderr = stderr;
    }

    void failed(Throwable e) {
        // Where there is no place at all, that was said.
        if (!said && e instanceof IOException disk && !(e instanceof Home.Nowhere)) {
            said = true;
            stderr.accept("the journal cannot be written (" + Place.why(disk) + "): events wait in memory, "
                    + DraftQueue.CAPACITY + " at most, until it can");
        }
        since = since == 0 ? System.nanoTime() : since;
        log.warn("journal", "the journal cannot be written, events wait in memory", e);
    }

    /** On a full disk the warning found no room either. */
    void ended() {
        if (since != 0) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
            since = 0;
            log.info("the journal is written again; events waited in memory for " + seconds + " s");
        }
    }

    /** Whether nothing has been written since something could not be; for any thread. */
    boolean isOn() {
        return since != 0;
    }
}
