package io.catcher.it.loki;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journal written by hand: a service that fails in four ways and has one slow method, over the 50 minutes before a
 * given time; then one call hangs, and all methods become slower. Of some failures repeats were only counted. The same
 * events for the same arguments.
 */
final class SampleJournal {

    private static final List<Failure> FAILURES = List.of(
            new Failure("Orders.place", "error", "E303", "java.lang.NullPointerException", "no customer for \"o-7\""),
            new Failure("Stock.reserve", "error", "E403", "java.sql.SQLException", "deadlock\nin table stock"),
            new Failure("Payments.charge", "warning", "E201", "java.net.http.HttpTimeoutException", "no answer in 2 s"),
            new Failure("Orders.notifyCustomer", "fatal", "F001", "java.lang.IllegalStateException", null));

    private static final int MINUTES = 50;

    /** Of each of these minutes' failure so many repeats were only counted before it. */
    private static final Map<Integer, Integer> REPEATS = Map.of(6, 900, 9, 7, 11, 30, 13, 2, 45, 1);

    private final String service;
    private final List<JsonObject> events = new ArrayList<>();

    private SampleJournal(String service) {
        this.service = service;
    }

    /** Writes {@code bugcatcher.log} into {@code folder}: each minute a failure, every fifth a slow call too. */
    static void write(Path folder, String service, Instant until) {
        SampleJournal journal = new SampleJournal(service);
        for (int minute = 0; minute < MINUTES; minute++) {
            Instant time = until.minus(Duration.ofMinutes(MINUTES - minute));
            journal.fail(FAILURES.get(minute % FAILURES.size()), time, minute);
            if (minute % 5 == 0) {
                journal.slowDown(time.plusMillis(250));
            }
        }
        journal.hang(until.minusSeconds(30));
        journal.slowDownOfAll(until.minusSeconds(20));
        journal.slowDownSinceTheLastVersion(until.minusSeconds(10));
        try {
            Files.write(
                    folder.resolve("bugcatcher.log"),
                    journal.events.stream().map(JsonObject::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fail(Failure failure, Instant time, int number) {
        JsonObject event = event(time, "exception", "bugcatcher", failure.severity(), failure.toolName());
        event.addProperty("error_code", failure.code());
        event.addProperty("category", "sample");
        event.addProperty("fingerprint", "f-" + failure.code());
        event.addProperty("request_id", "req_" + number);
        event.addProperty("workflow_id", "wf_" + (100 + number));
        event.addProperty("trace_id", "4bf92f3577b34da6a3ce929d0e0e47" + String.format("%02d", number));
        event.addProperty("phase", "OUT");
        event.addProperty("duration_ms", 12.5 + number);
        if (REPEATS.containsKey(number)) {
            event.addProperty("suppressed", REPEATS.get(number));
        }
        event.add("exception", failure.json());
        JsonObject request = new JsonObject();
        request.addProperty("entry", "OrderController.create");
        event.add("request", request);
        events.add(event);
    }

    private void slowDown(Instant time) {
        JsonObject event = event(time, "variance", "perfcatcher", "warning", "Stock.reserve");
        event.addProperty("error_code", "W100");
        event.addProperty("current_time_ms", 151.25);
        event.addProperty("mean_time_ms", 100.5);
        event.addProperty("stddev_ms", 4.04);
        event.addProperty("variance", 0.505);
        event.addProperty("threshold", 0.2);
        event.addProperty("samples", 100);
        events.add(event);
    }

    private void hang(Instant time) {
        JsonObject event = event(time, "spike", "perfcatcher", "warning", "Stock.reserve");
        event.addProperty("current_time_ms", 10_000.0);
        event.addProperty("mean_time_ms", 100.5);
        event.addProperty("stddev_ms", 4.04);
        event.addProperty("samples", 100);
        event.addProperty("still_running", true);
        event.addProperty("why", "waits for a lock that worker-7 holds");
        events.add(event);
    }

    private void slowDownOfAll(Instant time) {
        JsonObject event = event(time, "shift", "perfcatcher", "warning", null);
        event.add("methods", methods());
        event.addProperty("why", "11 of 12 methods became slower at once");
        events.add(event);
    }

    private void slowDownSinceTheLastVersion(Instant time) {
        JsonObject event = event(time, "shift", "perfcatcher", "warning", null);
        event.add("methods", methods());
        event.addProperty("against", "version");
        events.add(event);
    }

    private static JsonObject methods() {
        JsonObject methods = new JsonObject();
        methods.addProperty("compared", 12);
        methods.addProperty("alike", 11);
        return methods;
    }

    private JsonObject event(Instant time, String kind, String job, String severity, @Nullable String toolName) {
        JsonObject event = new JsonObject();
        event.addProperty("schema", 1);
        event.addProperty("event_id", String.format("event-%06d", events.size()));
        event.addProperty("seq", events.size());
        event.addProperty("ts", time.toString());
        event.addProperty("kind", kind);
        event.addProperty("job", service + "_" + job);
        event.addProperty("severity", severity);
        event.add("service", serviceJson());
        if (toolName != null) {
            event.addProperty("tool_name", toolName);
            event.addProperty("method", "void com.acme." + toolName + "(java.lang.String)");
            event.addProperty("rule", "orders");
        }
        return event;
    }

    private JsonObject serviceJson() {
        JsonObject json = new JsonObject();
        json.addProperty("name", service);
        json.addProperty("version", "1.4.2");
        json.addProperty("env", "dev");
        json.addProperty("instance", "host:1:1");
        return json;
    }

    private record Failure(
            String toolName,
            String severity,
            String code,
            String type,
            @Nullable String message) {
        JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("type", type);
            if (message != null) {
                json.addProperty("message", message);
            }
            JsonArray frames = new JsonArray();
            frames.add("com.acme." + toolName + "(Sample.java:42)");
            frames.add("com.acme.OrderController.create(OrderController.java:17)");
            json.add("frames", frames);
            if (toolName.equals("Payments.charge")) {
                json.add("causes", causes());
            }
            return json;
        }

        private static JsonArray causes() {
            JsonArray causes = new JsonArray();
            for (String text :
                    List.of("java.io.IOException: between", "java.net.ConnectException: Connection\nrefused")) {
                JsonObject cause = new JsonObject();
                cause.addProperty("type", text.substring(0, text.indexOf(':')));
                cause.addProperty("message", text.substring(text.indexOf(':') + 2));
                causes.add(cause);
            }
            return causes;
        }
    }
}
