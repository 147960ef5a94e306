package io.catcher.ship;

import io.catcher.config.BugcatcherSettings;
import io.catcher.config.FilesSettings;
import io.catcher.config.LokiSettings;
import io.catcher.config.Settings;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.event.part.Argument;
import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.Thrown;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events and settings that several tests of this room need. */
final class Samples {

    static final ServiceId SHOP = new ServiceId("shop", "1.2", "test", "host:1:2");

    private Samples() {}

    static Event failure(String message) {
        return failure(message, List.of(new Argument("quantity", "int", 3)), null);
    }

    static Event failure(String message, List<Argument> args, @Nullable RequestInfo request) {
        return failure(
                "Orders.place",
                new Thrown(
                        "java.lang.IllegalStateException", message, List.of("a.B.c(B.java:1)"), List.of(), List.of()),
                args,
                request);
    }

    static Event failure(String toolName, Thrown thrown, List<Argument> args, @Nullable RequestInfo request) {
        ExceptionBody body = ExceptionBody.of("OUT", thrown)
                .named("f1", null)
                .calledWith(args)
                .during(1.5, request)
                .ended("left")
                .build();
        return new Event(
                Instant.now(),
                Kind.EXCEPTION,
                Severity.ERROR,
                "E303",
                "data",
                toolName,
                "void a.Orders.place(int)",
                "orders",
                new Ids("wf_1", "st_1", "rq_1", null, "trace=1", null, null),
                "main",
                0,
                body);
    }

    /** Journal only. */
    static Settings settings(Path directory) {
        return settings(directory, "http://localhost:1", false);
    }

    static Settings settings(Path directory, String url, boolean enabled) {
        LokiSettings loki = new LokiSettings(url, enabled, 10, "", "", "", "", "", "", "", true, false);
        return settings(directory, loki, FilesSettings.DEFAULTS.maxSize());
    }

    static Settings settings(Path directory, LokiSettings loki, long maxBytes) {
        Settings all = Settings.DEFAULTS;
        return new Settings(
                all.service(),
                all.rules(),
                all.exclude(),
                new BugcatcherSettings(true, loki, 100, true, false, true, false),
                all.perfcatcher(),
                all.interceptors(),
                all.redaction(),
                false,
                new FilesSettings(directory.toString(), maxBytes, Duration.ofDays(7)));
    }
}
