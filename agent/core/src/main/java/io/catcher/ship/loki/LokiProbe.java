package io.catcher.ship.loki;

import io.catcher.config.LokiSettings;
import io.catcher.ship.ServiceId;
import io.catcher.ship.TestLine;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.loki.http.Answer;
import io.catcher.ship.loki.http.Credentials;
import io.catcher.ship.loki.http.HttpPush;
import io.catcher.ship.tls.TlsFiles;
import io.catcher.ship.wire.Labelling;
import io.catcher.ship.wire.Loki4jEncoder;
import io.catcher.ship.wire.LokiEvent;
import io.catcher.ship.wire.PushBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks a Loki about itself, and pushes one event by the same encoder and client as the agent's. Used by one thread. */
public final class LokiProbe {

    private static final int MOST_BYTES = 1 << 20;

    private final LokiSettings settings;
    private final Credentials credentials;
    private @Nullable HttpClient client;
    private final String base;

    /**
     * What came back.
     *
     * @param status 0 = no answer at all
     * @param body without our own secret; or what went wrong
     * @param date as the server told it; empty = it did not
     * @param failure why there is no answer; null = there is one
     */
    public record Reply(
            int status,
            String body,
            String date,
            String contentType,
            @Nullable Throwable failure) {

        public boolean isOk() {
            return status / 100 == 2;
        }
    }

    /** An event that was sent. */
    public record Sent(String eventId, int status, boolean delivered, String answer) {}

    /** @throws IllegalArgumentException if the URL is no http address */
    public LokiProbe(LokiSettings settings) {
        this.settings = settings;
        this.credentials = new Credentials(settings);
        String url = settings.url();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Trusts whom the agent would trust, and says who it is as the agent would: else doctor would call a sound set-up ill. */
    private HttpClient client() throws IOException, GeneralSecurityException {
        HttpClient known = client;
        if (known == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .followRedirects(HttpClient.Redirect.NEVER);
            if (base.regionMatches(true, 0, "https:", 0, 6)) {
                builder.sslContext(new TlsFiles(settings).context());
            }
            client = known = builder.build();
        }
        return known;
    }

    /** Never throws; waits at most so long. */
    public Reply get(String path, Duration most) {
        CompletableFuture<HttpResponse<ByteArrayOutputStream>> sent = null;
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path)).GET();
            if (!settings.tenant().isEmpty()) {
                request.header("X-Scope-OrgID", settings.tenant());
            }
            credentials.header().ifPresent(value -> request.header("Authorization", value));
            sent = client().sendAsync(request.build(), info -> bounded());
            HttpResponse<ByteArrayOutputStream> answer = sent.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(
                    answer.statusCode(),
                    credentials.hidden(answer.body().toString(StandardCharsets.UTF_8)),
                    answer.headers().firstValue("Date").orElse(""),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    null);
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            sent.cancel(true);
            return failed(new TimeoutException("no answer within " + most.toMillis() + " ms"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(e);
        } catch (IllegalArgumentException e) {
            // Its message quotes the header, and that may be a secret.
            return failed(new IOException("the address, tenant, user, password or token cannot be used in a request"));
        } catch (IOException | GeneralSecurityException e) {
            return failed(e);
        }
    }

    private static HttpResponse.BodySubscriber<ByteArrayOutputStream> bounded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HttpResponse.BodySubscriber<Void> sink = BodySubscribers.ofByteArrayConsumer(chunk ->
                chunk.ifPresent(part -> bytes.write(part, 0, Math.min(part.length, MOST_BYTES - bytes.size()))));
        return BodySubscribers.mapping(sink, done -> bytes);
    }

    private static Reply failed(Throwable why) {
        return new Reply(0, String.valueOf(why.getMessage()), "", "", why);
    }

    /** Sends one test event as the agent would send its own; takes ten seconds at most. */
    public Sent push(ServiceId service) throws InterruptedException, IOException, GeneralSecurityException {
        LokiEvent event = new Labelling(settings.labelToolName()).read(TestLine.of(service));
        if (event == null) {
            throw new IOException("the test event is no event");
        }
        Loki4jEncoder encoder = new Loki4jEncoder(new AgentLog(LokiProbe::noLog, text -> text));
        try {
            byte[] body = encoder.encode(List.of(event)).get(0);
            if (body == null) {
                throw new IOException("the test event cannot be encoded");
            }
            Answer answer = new HttpPush(settings).post(PushBody.gzipped(List.of(body)));
            return new Sent(
                    event.id(), answer.status(), answer.verdict() == Answer.Verdict.DELIVERED, answer.summary());
        } finally {
            encoder.rest();
        }
    }

    private static java.nio.file.Path noLog() throws IOException {
        throw new IOException("a command keeps no log");
    }
}
