package io.catcher.plugin;

import io.catcher.chain.Call;
import io.catcher.event.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code - class: metrics}: calls, failures and time of each method in {@code metrics.prom}, written anew each minute, as
 * Prometheus' node_exporter reads it from its textfile directory. A call that succeeds allocates nothing once its method has
 * been called.
 */
final class CallMetrics extends BuiltIn {

    static final String FILE = "metrics.prom";

    private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final double NANOS = 1e9;

    private record Count(LongAdder calls, LongAdder failures, LongAdder nanos) {

        Count() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    private volatile @Nullable Count[] counts = new Count[64];
    private long writtenAt = System.nanoTime();

    CallMetrics(int priority, OwnInterceptors.Surroundings agent) {
        super(METRICS, FILE, priority, agent);
    }

    @Override
    public boolean exit(Call call, @Nullable Throwable thrown) {
        Count count = count(call.siteId());
        count.calls.increment();
        count.nanos.add(System.nanoTime() - call.start());
        if (thrown != null) {
            count.failures.increment();
        }
        return false;
    }

    private Count count(int site) {
        @Nullable Count[] all = counts;
        Count known = site < all.length ? all[site] : null;
        return known == null ? add(site) : known;
    }

    private synchronized Count add(int site) {
        @Nullable Count[] all = counts;
        if (site >= all.length) {
            all = Arrays.copyOf(all, Math.max(site + 1, 2 * all.length));
        }
        Count count = all[site];
        if (count == null) {
            all[site] = count = new Count();
        }
        counts = all;
        return count;
    }

    @Override
    void beat(long nowNanos) {
        if (nowNanos - writtenAt >= PERIOD_NANOS) {
            writtenAt = nowNanos;
            write(text());
        }
    }

    @Override
    void finish() {
        write(text());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        family(text, "catcher_calls_total", "Calls of watched methods that ended.", count -> count.calls.sum());
        family(text, "catcher_call_failures_total", "Those that threw.", count -> count.failures.sum());
        family(text, "catcher_call_seconds_total", "Time in them.", count -> count.nanos.sum() / NANOS);
        return text.toString();
    }

    private void family(StringBuilder text, String name, String help, ToDoubleFunction<Count> value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" counter\n");
        @Nullable Count[] all = counts;
        for (int site = 0; site < all.length; site++) {
            Count count = all[site];
            Watched method = count == null ? null : method(site);
            if (count != null && method != null) {
                double sum = value.applyAsDouble(count);
                text.append(name)
                        .append("{tool_name=\"")
                        .append(escaped(method.toolName()))
                        .append("\",method=\"")
                        .append(escaped(method.signature()))
                        .append("\"} ")
                        .append(sum == Math.rint(sum) ? Long.toString((long) sum) : Double.toString(sum))
                        .append('\n');
            }
        }
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Beside it, then moved over it: whoever reads meanwhile sees a whole one. */
    @Override
    void write(Path directory, String text) throws IOException {
        Path fresh = directory.resolve(FILE + '.' + ProcessHandle.current().pid());
        put(fresh, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        Files.move(fresh, directory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
}
