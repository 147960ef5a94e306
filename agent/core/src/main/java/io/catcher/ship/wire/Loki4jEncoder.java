package io.catcher.ship.wire;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import com.github.loki4j.logback.Loki4jAppender;
import com.github.loki4j.logback.PipelineConfigAppenderBase.BatchCfg;
import com.github.loki4j.logback.PipelineConfigAppenderBase.HttpCfg;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.AgentThreads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * loki-logback-appender as encoder and pump: one event a batch, so that one event is one body and an event that cannot be
 * encoded costs only itself. Bodies are matched to events by the {@code event_id} in their metadata, because a late one may
 * come after its turn.
 */
public final class Loki4jEncoder implements BodyEncoder {

    private static final String LABELS = "%%kvp{job,service_name,env,severity,tool_name}";

    /** A line is 64 KB at most and may double when it is escaped; metadata comes on top. */
    private static final int LARGEST_BODY = 400_000;

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(300);

    /** Before an event is given up: long enough for a machine that stands still for a while. */
    private static final long LAST_PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private static final byte[] ID = "\"event_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_STATUS = 300;

    private final AgentLog log;
    private final BodySink sink = new BodySink();
    private @Nullable Loki4jAppender appender;

    public Loki4jEncoder(AgentLog log) {
        this.log = log;
    }

    @Override
    public List<byte @Nullable []> encode(List<LokiEvent> events) {
        Map<String, byte[]> bodies = new HashMap<>();
        append(events);
        collect(bodies, events.size(), PATIENCE);
        for (LokiEvent event : events) {
            if (!bodies.containsKey(event.id())) {
                // Its threads may be dead, which nobody is told: a new one shows whether it is the event.
                rest();
                append(List.of(event));
                collect(bodies, bodies.size() + 1, LAST_PATIENCE);
            }
        }
        List<byte @Nullable []> inOrder = new ArrayList<>();
        events.forEach(event -> inOrder.add(bodies.get(event.id())));
        return inOrder;
    }

    @Override
    public void rest() {
        Loki4jAppender running = appender;
        appender = null;
        if (running != null) {
            running.stop();
        }
    }

    private void append(List<LokiEvent> events) {
        Loki4jAppender running = appender;
        if (running == null) {
            running = start();
            appender = running;
        }
        for (LokiEvent event : events) {
            running.doAppend(LogbackEvent.of(event));
        }
    }

    /** An interrupt must not look like an event that cannot be encoded: it would be given up. */
    private void collect(Map<String, byte[]> bodies, int expected, long patience) {
        boolean interrupted = false;
        while (bodies.size() < expected) {
            try {
                byte[] body = sink.poll(patience);
                if (body == null) {
                    break;
                }
                bodies.put(id(body), body);
            } catch (InterruptedException notForUs) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The key stands unescaped in the metadata alone; in the line its quotes are escaped. */
    private static String id(byte[] body) {
        for (int i = 0; i + ID.length < body.length; i++) {
            if (Arrays.equals(body, i, i + ID.length, ID, 0, ID.length)) {
                int start = i + ID.length;
                int end = start;
                while (end < body.length && body[end] != '"') {
                    end++;
                }
                return new String(body, start, end - start, StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private Loki4jAppender start() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        // Before start(): without a listener loki4j prints to the application's stderr.
        context.getStatusManager().add(new ToLog(log));
        Loki4jAppender loki = new Loki4jAppender();
        loki.setContext(context);
        loki.setName("catcher-loki");
        loki.setLabels("*=" + LABELS);
        loki.setStructuredMetadata("*!=" + LABELS);
        loki.setMessage(new PlainMessage(context));
        loki.setBatch(oneEventABody());
        loki.setHttp(intoTheSink());
        loki.start();
        AgentThreads.adopt();
        return loki;
    }

    private static BatchCfg oneEventABody() {
        BatchCfg batch = new BatchCfg();
        batch.setMaxItems(1);
        batch.setMaxBytes(LARGEST_BODY);
        batch.setTimeoutMs(0);
        batch.setDrainOnStop(false);
        batch.setUseDirectBuffers(false);
        batch.setInternalQueuesCheckTimeoutMs(5);
        return batch;
    }

    private HttpCfg intoTheSink() {
        HttpCfg http = new HttpCfg();
        http.setUrl("http://localhost/never-called");
        http.setMaxRetries(0);
        http.setSender(sink);
        return http;
    }

    private static final class PlainMessage extends LayoutBase<ILoggingEvent> {

        PlainMessage(LoggerContext context) {
            setContext(context);
            start();
        }

        @Override
        public String doLayout(ILoggingEvent event) {
            return event.getMessage();
        }
    }

    /** What loki4j has to say; a warning may quote a whole line, hence the cut. */
    private record ToLog(AgentLog log) implements StatusListener {

        @Override
        public void addStatusEvent(Status status) {
            if (status.getLevel() >= Status.WARN) {
                String text = status.getMessage();
                log.warn("loki4j", "loki4j: " + text.substring(0, Math.min(text.length(), LONGEST_STATUS)));
            }
        }
    }
}
