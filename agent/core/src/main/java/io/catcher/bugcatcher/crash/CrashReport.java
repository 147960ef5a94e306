package io.catcher.bugcatcher.crash;

import io.catcher.config.Version;
import io.catcher.event.part.RequestInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A crash as a person reads it, in Markdown. What comes from the application stands in indented blocks, line by line, so
 * that no message can look like a heading, and only as redaction has left it: each part on its way into the event, and
 * each finished line again, because type and message may show together what neither shows alone.
 */
public final class CrashReport {

    private final StringBuilder text = new StringBuilder(4_096);
    private final UnaryOperator<String> scrub;

    /**
     * @param title what happened, in our own words
     * @param scrub takes secrets out of a text that is not ours
     */
    public CrashReport(String title, Instant at, String service, UnaryOperator<String> scrub) {
        this.scrub = scrub;
        text.append("# ").append(title).append("\n\n");
        own("Time", at.toString());
        line("Service", service);
        own("Agent", "catcher " + Version.current());
        own("JVM", property("java.vm.name") + " " + property("java.vm.version") + " (" + property("java.vendor") + ")");
        own("System", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        own("Process", String.valueOf(ProcessHandle.current().pid()));
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    /** One fact; null = left out. */
    public CrashReport line(String name, @Nullable Object value) {
        if (value != null) {
            own(name, scrub.apply(flat(value)));
        }
        return this;
    }

    private void own(String name, String value) {
        text.append("- **").append(name).append(":** ").append(value).append('\n');
    }

    /** An exception's message and stack, from a redacted tree. */
    public CrashReport exception(Map<?, ?> exception) {
        heading("Message");
        block(flat(Objects.requireNonNullElse(exception.get("message"), "(none)")));
        heading("Stack");
        block(flat(exception.get("type")));
        frames(exception);
        if (exception.get("causes") instanceof List<?> causes) {
            for (Object cause : causes) {
                if (cause instanceof Map<?, ?> one) {
                    block("Caused by: " + flat(one.get("type")) + ": " + flat(one.get("message")));
                    frames(one);
                }
            }
        }
        return this;
    }

    private void frames(Map<?, ?> exception) {
        if (exception.get("frames") instanceof List<?> frames) {
            frames.forEach(frame -> block("    at " + flat(frame)));
        }
    }

    /** What the JVM did before, newest first: names of methods and times, nothing of the application's data. */
    public CrashReport requests(List<RequestInfo> requests) {
        heading("Last requests");
        if (requests.isEmpty()) {
            text.append("None: no woven method was called.\n");
        }
        for (RequestInfo request : requests) {
            text.append("- ").append(request.entry()).append('\n');
            for (RequestInfo.Step step : request.steps()) {
                text.append("    - ").append(step.toolName()).append(": ").append(step.outcome());
                if (step.durationMs() != null) {
                    text.append(" after ").append(step.durationMs()).append(" ms");
                }
                text.append('\n');
            }
        }
        return this;
    }

    /** Lines of a text that is not ours. */
    public CrashReport lines(String heading, List<String> lines) {
        heading(heading);
        lines.forEach(this::block);
        return this;
    }

    private void heading(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    private void block(String line) {
        text.append("    ").append(scrub.apply(line)).append('\n');
    }

    private static String flat(@Nullable Object value) {
        return String.valueOf(value).replaceAll("\\p{Cntrl}+", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
