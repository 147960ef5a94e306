package io.catcher.bugcatcher.crash;

import io.catcher.event.Event;
import io.catcher.ship.Outbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Failures of the JVM as a whole that no thread throws: an earlier one that crashed, and a deadlock at the end of this. */
public final class JvmFailures {

    private final Outbox outbox;
    private final Crashes crashes;
    private final HsErr hsErr;
    private boolean looked;

    public JvmFailures(Outbox outbox, Crashes crashes, HsErr hsErr) {
        this.outbox = outbox;
        this.crashes = crashes;
        this.hsErr = hsErr;
    }

    /** Tells, once, of the JVM's own error logs that no report points to yet. For the agent's pulse: it reads folders. */
    public void tellEarlierCrashes() throws IOException {
        if (looked) {
            return;
        }
        looked = true;
        List<Path> logs = hsErr.find(Instant.now());
        for (Path log : logs) {
            if (!HsErr.isReported(
                    log, crashes.scrubbed(log.toString()), crashes.files().folder())) {
                outbox.offer(() -> earlierCrash(log));
            }
        }
    }

    private Event earlierCrash(Path log) {
        Map<String, Object> details = new LinkedHashMap<>();
        Instant at = Instant.now();
        try {
            at = HsErr.at(log);
        } catch (IOException gone) {
            details.put("missing", true);
        }
        details.put("outcome", "the JVM itself crashed");
        details.put("hs_err", log.toString());
        CrashReport report = crashes.report("The JVM itself crashed", at)
                .line("hs_err", log)
                .line("Found by", "the next start")
                .lines("What it says first", HsErr.head(log));
        details.put("report", crashes.write(at, report));
        return Crashes.lifecycle(at, "F001", "resource", details);
    }

    /** At the end of the JVM: tells of threads that wait for each other. */
    public void tellDeadlock() {
        // Looking costs 30 ms, which a tool of one thread must not pay.
        List<Map<String, Object>> threads = LastThread.hasTwoOthers() ? Deadlocks.find() : List.of();
        if (!threads.isEmpty()) {
            outbox.offer(() -> deadlock(threads));
        }
    }

    private Event deadlock(List<Map<String, Object>> threads) {
        Instant at = Instant.now();
        CrashReport report = crashes.report("The JVM ended in a deadlock", at);
        for (Map<String, Object> thread : threads) {
            List<String> lines = new ArrayList<>();
            lines.add(thread.get("thread") + " waits for " + thread.get("waits_for") + ", held by "
                    + thread.get("held_by"));
            if (thread.get("frames") instanceof List<?> frames) {
                frames.forEach(frame -> lines.add("    at " + frame));
            }
            report.lines("Thread", lines);
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outcome", "deadlock");
        details.put("threads", threads);
        details.put("report", crashes.write(at, report));
        return Crashes.lifecycle(at, "E302", "concurrency", details);
    }
}
