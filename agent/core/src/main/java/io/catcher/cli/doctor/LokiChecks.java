package io.catcher.cli.doctor;

import io.catcher.config.LokiSettings;
import io.catcher.ship.loki.LokiProbe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Whether there is a Loki at the address, and one that fits. Sends nothing. */
final class LokiChecks {

    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]{1,60})\"");
    private static final Pattern NO_METADATA = Pattern.compile("(?m)^\\s*allow_structured_metadata:\\s*false\\s*$");
    private static final Duration SLIGHT = Duration.ofSeconds(10);
    private static final Duration TOO_MUCH = Duration.ofMinutes(10);

    private final Findings findings;
    private final Deadline deadline;
    private final String shown;
    private final String host;
    private final LokiProbe probe;

    /** @throws IllegalArgumentException if the address is none */
    LokiChecks(LokiSettings settings, LokiProbe probe, Findings findings, Deadline deadline) {
        this.findings = findings;
        this.deadline = deadline;
        this.probe = probe;
        URI uri = URI.create(settings.url());
        this.host = uri.getHost() == null ? "" : uri.getHost();
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (host.isEmpty() || !http) {
            throw new IllegalArgumentException("no http address");
        }
        // Never the user info, which may be a password.
        this.shown = uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** As it may be printed. */
    String address() {
        return shown;
    }

    /** Whether it is worth going on. */
    boolean check() {
        return resolves() && answers() && isLoki();
    }

    private boolean resolves() {
        CompletableFuture<String> lookup = CompletableFuture.supplyAsync(() -> {
            try {
                return InetAddress.getByName(host).getHostAddress();
            } catch (UnknownHostException e) {
                return "";
            }
        });
        try {
            String address = lookup.get(deadline.step().toMillis(), TimeUnit.MILLISECONDS);
            if (!address.isEmpty()) {
                findings.ok("name", host + " is " + address);
                return true;
            }
            findings.fail("name", "the name " + host + " is not known", "check bugcatcher.loki.url");
        } catch (TimeoutException e) {
            findings.fail("name", "no answer about the name " + host, "check the name server of this machine");
        } catch (ExecutionException | InterruptedException e) {
            findings.fail("name", "the name " + host + " cannot be looked up: " + e.getMessage(), "");
        }
        return false;
    }

    private boolean answers() {
        LokiProbe.Reply ready = probe.get("/ready", deadline.step());
        if (ready.failure() != null) {
            findings.fail("connection", shown + ": " + trouble(ready.failure()), todo(ready.failure()));
            return false;
        }
        findings.ok("connection", shown + " answers");
        clock(ready);
        if (ready.isOk() && !isHtml(ready)) {
            findings.ok("ready", "/ready says " + firstLine(ready.body()));
        } else if (ready.status() == 503) {
            findings.warn(
                    "ready", "/ready says " + firstLine(ready.body()), "a Loki that has just started needs a minute");
        } else if (ready.status() != 401 && ready.status() != 403) {
            findings.warn("ready", "/ready says HTTP " + ready.status(), "a gateway may hide it; see the next lines");
        }
        return true;
    }

    private boolean isLoki() {
        LokiProbe.Reply build = probe.get("/loki/api/v1/status/buildinfo", deadline.step());
        Matcher version = VERSION.matcher(build.body());
        if (build.isOk() && version.find()) {
            fits(version.group(1));
            limits();
            return true;
        }
        if (build.status() == 401 || build.status() == 403) {
            findings.fail(
                    "credentials",
                    "Loki refuses who we are: HTTP " + build.status(),
                    "check bugcatcher.loki.tenant, user with password_file, or token_file");
            return false;
        }
        if (isHtml(build) || build.status() == 404) {
            LokiProbe.Reply labels = probe.get("/loki/api/v1/labels", deadline.step());
            if (labels.isOk() && labels.body().contains("\"status\"")) {
                findings.warn("version", "the version is not told", "a gateway hides it; nothing to do");
                return true;
            }
            findings.fail(
                    "loki",
                    shown + " is no Loki: it answers HTTP " + build.status() + " " + build.contentType(),
                    "bugcatcher.loki.url is Loki's own address, usually with port 3100, not Grafana's (3000)");
            return false;
        }
        findings.fail(
                "loki", "buildinfo says HTTP " + build.status() + " " + firstLine(build.body()), "see Loki's own log");
        return false;
    }

    private void fits(String version) {
        if (version.matches("v?[012]\\..*")) {
            findings.fail(
                    "version",
                    "Loki " + version + " is older than 3.0 and takes no structured metadata by default",
                    "use 3.0 or newer");
        } else {
            findings.ok("version", "Loki " + version);
        }
    }

    private void limits() {
        LokiProbe.Reply config = probe.get("/config", deadline.step());
        if (config.isOk() && NO_METADATA.matcher(config.body()).find()) {
            findings.fail(
                    "limits",
                    "allow_structured_metadata is false: Loki refuses every event",
                    "set limits_config.allow_structured_metadata: true, with schema v13");
        } else if (config.isOk()) {
            findings.ok("limits", "structured metadata is allowed");
        }
    }

    private void clock(LokiProbe.Reply reply) {
        try {
            Instant theirs = ZonedDateTime.parse(reply.date(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration off = Duration.between(Instant.now(), theirs).abs();
            if (off.compareTo(TOO_MUCH) >= 0) {
                findings.fail(
                        "clock",
                        "Loki's clock is " + off.toSeconds() + " s off ours: it refuses events from the future",
                        "set both clocks by NTP");
            } else if (off.compareTo(SLIGHT) >= 0) {
                findings.warn("clock", "Loki's clock is " + off.toSeconds() + " s off ours", "set both clocks by NTP");
            } else {
                findings.ok("clock", "Loki's clock is ours, within " + Math.max(1, off.toSeconds() + 1) + " s");
            }
        } catch (DateTimeParseException e) {
            findings.warn("clock", "the server tells no time", "");
        }
    }

    private static String trouble(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException || failure instanceof TimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof ConnectException) {
            return "nothing listens there";
        }
        if (failure instanceof SSLException) {
            return "its certificate is not accepted: " + firstLine(String.valueOf(failure.getMessage()));
        }
        return firstLine(String.valueOf(failure instanceof IOException ? failure.getMessage() : failure.toString()));
    }

    private static String todo(Throwable failure) {
        if (failure instanceof SSLException) {
            return "name its authority's certificate with bugcatcher.loki.ca_file, or check https";
        }
        return "is Loki running, and is this its port? docker ps | grep loki; a firewall or a proxy may be between";
    }

    static boolean isHtml(LokiProbe.Reply reply) {
        return reply.contentType().contains("html")
                || reply.body().stripLeading().startsWith("<");
    }

    static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("nothing").replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 120 ? line : line.substring(0, 120) + "...";
    }
}
