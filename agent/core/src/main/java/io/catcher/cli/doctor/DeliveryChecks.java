package io.catcher.cli.doctor;

import io.catcher.config.Settings;
import io.catcher.ship.ServiceId;
import io.catcher.ship.loki.LokiProbe;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes one test event and reads it back. */
record DeliveryChecks(Settings settings, LokiProbe probe, Findings findings, Deadline deadline) {

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration AROUND = Duration.ofMinutes(30);

    void check(ServiceId service) {
        try {
            LokiProbe.Sent sent = probe.push(service);
            if (sent.delivered()) {
                findings.ok("write", "Loki takes a test event, job " + service.name() + "_catcher, kind test");
                readBack(service, sent.eventId());
                return;
            }
            switch (sent.status()) {
                case 401, 403 ->
                    findings.fail(
                            "credentials",
                            "Loki does not let us write: HTTP " + sent.status(),
                            "check bugcatcher.loki.tenant, user with password_file, or token_file");
                case 0 ->
                    findings.fail(
                            "write",
                            LokiChecks.firstLine(sent.answer()),
                            "see the lines above; events wait in the journal");
                default -> findings.fail("write", LokiChecks.firstLine(sent.answer()), todo(sent));
            }
        } catch (IOException | GeneralSecurityException e) {
            findings.fail("write", "the test event cannot be sent: " + e, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String todo(LokiProbe.Sent sent) {
        if (sent.answer().contains("structured metadata")) {
            return "set limits_config.allow_structured_metadata: true, with schema v13";
        }
        if (sent.answer().contains("org id")) {
            return "set bugcatcher.loki.tenant";
        }
        if (sent.status() == 200) {
            return "set bugcatcher.loki.url to Loki's own address, behind which no login answers";
        }
        return sent.status() == 429 ? "Loki's limits are reached: see ingestion_rate_mb" : "see Loki's own log";
    }

    private void readBack(ServiceId service, String eventId) {
        Instant now = Instant.now();
        String query = "{job=\"" + service.name() + "_catcher\"} | event_id=\"" + eventId + "\"";
        String path = "/loki/api/v1/query_range?limit=5&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&start=" + now.minus(AROUND).toEpochMilli() + "000000"
                + "&end=" + now.plus(AROUND).toEpochMilli() + "000000";
        LokiProbe.Reply reply = probe.get(path, deadline.step());
        while (!(reply.isOk() && reply.body().contains(eventId)) && !deadline.isOver()) {
            if (reply.status() != 0 && !reply.isOk()) {
                findings.warn(
                        "read",
                        "the event cannot be read back: HTTP " + reply.status() + " "
                                + LokiChecks.firstLine(reply.body()),
                        "these credentials may only write");
                return;
            }
            LockSupport.parkNanos(this, BETWEEN);
            reply = probe.get(path, deadline.step());
        }
        if (reply.isOk() && reply.body().contains(eventId)) {
            findings.ok("read", "the test event is there: " + query);
            labels(service);
        } else {
            findings.fail("read", "the test event does not appear within the time", "is the tenant the one you read?");
        }
    }

    private void labels(ServiceId service) {
        LokiProbe.Reply jobs = probe.get("/loki/api/v1/label/job/values", deadline.step());
        for (String tool : new String[] {"bugcatcher", "perfcatcher"}) {
            String job = service.name() + "_" + tool;
            boolean seen = jobs.isOk() && jobs.body().contains('"' + job + '"');
            findings.ok("labels", "{job=\"" + job + "\"} " + (seen ? "has events" : "has no events in the last hours"));
        }
    }
}
