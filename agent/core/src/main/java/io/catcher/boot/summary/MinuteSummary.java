package io.catcher.boot.summary;

import io.catcher.chain.Sites;
import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.event.SummaryBody;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.ship.Outbox;
import io.catcher.ship.Shipping;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Once a minute in which a watched method was called, and once at the end: calls, errors, times, the ledger, and what the
 * agent itself takes. Methods are for one thread at a time.
 */
public final class MinuteSummary {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** A rule that matches a whole program may have hundreds of methods that are not timed. */
    private static final int MOST_NAMES = 20;

    /** A tool that ends earlier is not worth a summary of its end. */
    private static final long LIVED_NANOS = 10_000_000_000L;

    private final Outbox outbox;
    private final Shipping shipping;
    private final Sites sites;
    private final @Nullable PerfCatcher perfcatcher;
    private final Supplier<List<String>> untimed;
    private final MethodTable table;
    private final long startedAt;
    private long toldAt;

    /**
     * @param perfcatcher null when it is off: then only failures are counted
     * @param untimed names of methods that are too dear to be timed
     * @param now {@link System#nanoTime}
     */
    public MinuteSummary(
            Outbox outbox,
            Shipping shipping,
            Sites sites,
            @Nullable PerfCatcher perfcatcher,
            Supplier<List<String>> untimed,
            long now) {
        this.outbox = outbox;
        this.shipping = shipping;
        this.sites = sites;
        this.perfcatcher = perfcatcher;
        this.untimed = untimed;
        this.table = new MethodTable(sites);
        this.startedAt = now;
        this.toldAt = now;
    }

    /** For the agent's pulse. */
    public synchronized void tellWhenDue(long now) {
        if (now - toldAt >= MINUTE_NANOS) {
            tell(now);
        }
    }

    /** For the end of the JVM. */
    public synchronized void tellLast(long now) {
        if (now - startedAt >= LIVED_NANOS) {
            tell(now);
        }
    }

    private void tell(long now) {
        double seconds = Math.rint((now - toldAt) / 1e6) / 1e3;
        toldAt = now;
        MethodTable.Rows rows = table.rows(perfcatcher == null ? List.of() : perfcatcher.takeTimes());
        if (!rows.isEmpty()) {
            Instant at = Instant.now();
            Map<String, Object> agent = agent();
            outbox.offer(() -> event(at, seconds, rows, agent));
        }
    }

    /** The ledger is looked at as late as now, when all events before this one are numbered. */
    private Event event(Instant at, double seconds, MethodTable.Rows rows, Map<String, Object> agent) {
        SummaryBody body = new SummaryBody(
                seconds,
                rows.calls(),
                rows.errors(),
                rows.named(),
                rows.others(),
                shipping.counts().tree(),
                agent);
        return new Event(at, Kind.SUMMARY, Severity.INFO, "I100", null, null, null, null, Ids.NONE, null, 0, body);
    }

    private Map<String, Object> agent() {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("woven_methods", sites.size());
        agent.put("queue", shipping.queued());
        agent.put("journal_bytes", shipping.journalBytes());
        if (perfcatcher != null) {
            agent.put("sample_buffer_bytes", perfcatcher.bufferBytes());
            agent.put("samples_refused", perfcatcher.skipped());
        }
        List<String> dear = untimed.get();
        if (!dear.isEmpty()) {
            agent.put("untimed_methods", dear.subList(0, Math.min(dear.size(), MOST_NAMES)));
            if (dear.size() > MOST_NAMES) {
                agent.put("other_untimed_methods", dear.size() - MOST_NAMES);
            }
        }
        List<String> off = sites.switchedOff();
        if (!off.isEmpty()) {
            agent.put("interceptors_off", off);
        }
        return agent;
    }
}
