package io.catcher.ship.loki;

import io.catcher.config.LokiSettings;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.AgentThreads;
import io.catcher.ship.health.Ledger;
import io.catcher.ship.journal.Journal;
import io.catcher.ship.journal.JournalReader;
import io.catcher.ship.journal.LeftJournal;
import io.catcher.ship.loki.http.HttpPush;
import io.catcher.ship.wire.Labelling;
import io.catcher.ship.wire.Loki4jEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The journal's way to Loki. Its thread, encoder and HTTP client come into being with the first line. Where there is no
 * {@code java.net.http}, or no address to send to, everything stays in the journal, and the log says so.
 */
public final class LokiLink {

    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);

    private final LokiSettings settings;
    private final String instance;
    private final Ledger ledger;
    private final AgentLog log;
    private final Doorbell bell;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Journal journal;
    private volatile @Nullable Delivery delivery;
    private volatile @Nullable Doorbell leftBell;

    /** Starts nothing. */
    public LokiLink(LokiSettings settings, String instance, Ledger ledger, AgentLog log) {
        this.settings = settings;
        this.instance = instance;
        this.ledger = ledger;
        this.log = log;
        this.bell = new Doorbell(Math.max(1, settings.batchSize()), LONGEST_WAIT);
    }

    /** A line was appended; for the journal's thread. */
    public void appended(Journal to) {
        if (thread == null) {
            journal = to;
            Thread shipping = AgentThreads.daemon("loki", () -> ship(to));
            thread = shipping;
            shipping.start();
        }
        bell.ring();
    }

    /** Waits until Loki has all that the journal has now; false = not in time. */
    public boolean flush(long deadline) {
        return await(deadline, true);
    }

    /** The same for an exit that must not wait for a Loki that is not there: ends at its first failure. */
    public void leave(long deadline) {
        await(deadline, false);
    }

    /** From now on lines do not wait for company: the JVM may be gone with the next moment. */
    public void hurryToTheEnd() {
        bell.hurry();
    }

    /** Ends the thread; what is not delivered waits in the journal. */
    public void end() throws InterruptedException {
        bell.end();
        Doorbell left = leftBell;
        if (left != null) {
            left.end();
        }
        Thread running = thread;
        if (running != null) {
            // A request under way may take ten seconds; nothing of it is lost.
            running.interrupt();
            running.join(5_000);
        }
    }

    private boolean await(long deadline, boolean evenIfDown) {
        Journal from = journal;
        Thread shipping = thread;
        if (from == null || shipping == null) {
            return true;
        }
        bell.hurry();
        // With the flag up no park would last.
        boolean interrupted = Thread.interrupted();
        try {
            var end = from.end();
            while (from.acknowledged().compareTo(end) < 0) {
                boolean hopeless = !shipping.isAlive() || (!evenIfDown && isDown());
                if (hopeless || System.nanoTime() >= deadline) {
                    return false;
                }
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(2));
                interrupted |= Thread.interrupted();
            }
            // The bookmark moves a moment before the ledger counts: see Receipts.
            synchronized (ledger) {
                return true;
            }
        } catch (IOException e) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            bell.calm();
        }
    }

    /** Since when Loki does not answer, {@link System#nanoTime}; empty while it does, or was not asked yet. */
    public OptionalLong awaySince() {
        Delivery attempts = delivery;
        return attempts == null ? OptionalLong.empty() : attempts.downSince();
    }

    /** Whether it took the last request. */
    public boolean isUp() {
        Delivery attempts = delivery;
        return attempts != null && attempts.health() == Delivery.Health.UP;
    }

    private boolean isDown() {
        Delivery attempts = delivery;
        return attempts != null && attempts.health() == Delivery.Health.DOWN;
    }

    private void ship(Journal from) {
        orSay(() -> {
            try (var reader = from.reader()) {
                Receipts receipts = receipts(reader, from.directory());
                Delivery attempts = new Delivery(new HttpPush(settings), receipts, bell, Patience.ENDLESS, log);
                delivery = attempts;
                shipper(reader, attempts, receipts, bell).run();
            }
        });
    }

    /**
     * Brings what a dead JVM left to Loki, for as long as that takes.
     *
     * @return false when something had to stay
     */
    public boolean shipLeft(LeftJournal left) {
        Doorbell own = new Doorbell(1, LONGEST_WAIT);
        leftBell = own;
        boolean[] all = {false};
        orSay(() -> {
            try (var reader = left.reader()) {
                Receipts receipts = receipts(reader, left.directory());
                Delivery attempts = new Delivery(new HttpPush(settings), receipts, own, Patience.ENDLESS, log);
                all[0] = shipper(reader, attempts, receipts, own).runOut();
            }
        });
        return all[0];
    }

    private Receipts receipts(JournalReader reader, Path directory) {
        return new Receipts(reader, new DeadLetters(directory), new OwnSettling(ledger, instance), ledger, log);
    }

    private Shipper shipper(JournalReader reader, Delivery attempts, Receipts receipts, Doorbell with) {
        Labelling labelling = new Labelling(settings.labelToolName());
        return new Shipper(reader, labelling, new Loki4jEncoder(log), attempts, receipts, with, log);
    }

    private interface Work {
        void run() throws Exception;
    }

    private void orSay(Work work) {
        try {
            work.run();
        } catch (NoClassDefFoundError e) {
            stays("this JVM has no HTTP client, " + MissingHttpClient.remedy(), e);
        } catch (IllegalArgumentException e) {
            stays("bugcatcher.loki.url cannot be used", e);
        } catch (Exception | LinkageError e) {
            stays("the way to Loki cannot be built", e);
        }
    }

    private void stays(String why, Throwable cause) {
        log.warn("no way to Loki", "events stay in the journal: " + why, cause);
    }
}
