package io.catcher.boot;

import io.catcher.boot.process.JvmArguments;
import io.catcher.bugcatcher.BugCatcher;
import io.catcher.bugcatcher.crash.CrashFiles;
import io.catcher.bugcatcher.crash.Crashes;
import io.catcher.bugcatcher.crash.HsErr;
import io.catcher.bugcatcher.crash.JvmFailures;
import io.catcher.bugcatcher.crash.UncaughtWatch;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.diagnosis.Diagnoser;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.Ending;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.config.FilesSettings;
import io.catcher.event.part.RequestInfo;
import io.catcher.ship.Outbox;
import io.catcher.ship.ServiceId;
import io.catcher.ship.Shipping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How threads and JVMs end: the parts that see it, wired together. */
final class Endings {

    /** So long the application's own handler of an uncaught exception waits at most for the report to be on disk. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final int LAST_REQUESTS = 5;

    private final Shipping shipping;
    private final Outbox outbox;
    private final FailureEvents events;
    private final Flood flood;
    private final Crashes crashes;
    private final JvmFailures failures;
    private volatile @Nullable UncaughtWatch uncaught;

    Endings(
            Shipping shipping,
            Outbox outbox,
            FailureEvents events,
            Flood flood,
            @Nullable BugCatcher bugcatcher,
            ServiceId service,
            FilesSettings files) {
        this.shipping = shipping;
        this.outbox = outbox;
        this.events = events;
        this.flood = flood;
        this.crashes = new Crashes(
                events,
                flood,
                new CrashFiles(shipping::directory),
                shipping::redacted,
                shipping::scrubbed,
                () -> bugcatcher == null ? List.<RequestInfo>of() : bugcatcher.lastRequests(LAST_REQUESTS),
                (service.name() + " " + service.version()).strip());
        this.failures = new JvmFailures(outbox, crashes, new HsErr(JvmArguments.all(), files.maxAge()));
    }

    /** @param wake starts the agent's threads, which no woven method may have done */
    UncaughtWatch uncaught(VmErrorWatch vmErrors, Runnable wake) {
        Consumer<Ending> recording = ending -> {
            wake.run();
            // The JVM's last thread only: any other is the application's, which never waits for our disk.
            if (ending.last()) {
                shipping.record(LONGEST_WAIT);
            }
        };
        UncaughtWatch watch =
                new UncaughtWatch(outbox, events, flood, vmErrors, crashes, recording, shipping::makeRoom);
        uncaught = watch;
        return watch;
    }

    /** Has everything loaded that these parts take, before it is too late; for the agent's pulse. */
    Rehearsal rehearsal(Diagnoser diagnoser, List<String> appPackages) {
        return new Rehearsal(shipping, diagnoser, crashes, appPackages);
    }

    JvmFailures failures() {
        return failures;
    }

    /** For the agent's pulse. */
    void look() {
        UncaughtWatch watch = uncaught;
        if (watch != null) {
            watch.sweep();
        }
        try {
            failures.tellEarlierCrashes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
