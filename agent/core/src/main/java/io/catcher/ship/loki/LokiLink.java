package io.catcher.ship.loki;

import io.catcher.config.LokiSettings;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.AgentThreads;
import io.catcher.ship.health.Ledger;
import io.catcher.ship.journal.Journal;
import io.catcher.ship.wire.Labelling;
import io.catcher.ship.wire.Loki4jEncoder;
import java.io.IOException;
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

    /** Starts nothing. */
    public LokiLink(LokiSettings settings, String instance, Ledger ledger, AgentLog log) {
        this.settings = settings;
        this.instance = instance;
        this.ledger = ledger;
        this.log = log;
        this.bell = new Doorbell(Math.max(1, settings.batchSize()), LONGEST_WAIT);
    }

    /** Whether something is configured that this version cannot do. */
    public boolean leavesOutCertificates() {
        return !(settings.caFile() + settings.certFile() + settings.keyFile()).isEmpty();
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

    /** Ends the thread; what is not delivered waits in the journal. */
    public void end() throws InterruptedException {
        bell.end();
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
        try {
            var end = from.end();
            while (from.acknowledged().compareTo(end) < 0) {
                boolean hopeless = !shipping.isAlive() || (!evenIfDown && isDown());
                if (hopeless || System.nanoTime() >= deadline) {
                    return false;
                }
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(2));
            }
            // The bookmark moves a moment before the ledger counts: see Receipts.
            synchronized (ledger) {
                return true;
            }
        } catch (IOException e) {
            return false;
        } finally {
            bell.calm();
        }
    }

    private boolean isDown() {
        Delivery attempts = delivery;
        return attempts != null && attempts.health() == Delivery.Health.DOWN;
    }

    private void ship(Journal from) {
        try (var reader = from.reader()) {
            Push push = new HttpPush(settings);
            Receipts receipts = new Receipts(reader, new DeadLetters(from.directory()), ledger, log, instance);
            Delivery attempts = new Delivery(push, receipts, bell, log);
            delivery = attempts;
            Labelling labelling = new Labelling(settings.labelToolName());
            new Shipper(reader, labelling, new Loki4jEncoder(log), attempts, receipts, bell, log).run();
        } catch (NoClassDefFoundError e) {
            stays("this JVM has no HTTP client, start it with --add-modules java.net.http", e);
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
