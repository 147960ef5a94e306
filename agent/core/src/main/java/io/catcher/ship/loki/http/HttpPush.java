package io.catcher.ship.loki.http;

import io.catcher.config.LokiSettings;
import io.catcher.ship.health.AgentThreads;
import io.catcher.ship.tls.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Posts with the JDK's client. The only class that touches {@code java.net.http}: in an application of modules that module
 * may be absent, and then loading this class fails and nothing else.
 */
public final class HttpPush implements Push {

    private static final String PATH = "/loki/api/v1/push";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long TOTAL_SECONDS = 10;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final LokiSettings settings;
    private final Credentials credentials;
    private final URI address;
    private final HttpClient.Version version;
    private final TlsFiles files;
    private final Executor threads = Executors.newSingleThreadExecutor(AgentThreads.factory("http"));
    private @Nullable HttpClient client;
    private String filesThen = "";

    /** @throws IllegalArgumentException if the URL is no http address */
    public HttpPush(LokiSettings settings) {
        this.settings = settings;
        this.credentials = new Credentials(settings);
        this.address = address(settings.url());
        // Named here so that a JVM without that module fails here, and not with each request.
        this.version = HttpClient.Version.HTTP_1_1;
        this.files = new TlsFiles(settings);
    }

    @Override
    public Answer post(byte[] gzipped) throws InterruptedException {
        CompletableFuture<HttpResponse<BoundedText>> sent = null;
        try {
            sent = client().sendAsync(request(gzipped), info -> new BoundedText());
            // HttpRequest.timeout ends with the headers: a body of one byte a second would hold us for ever.
            HttpResponse<BoundedText> answer = sent.get(TOTAL_SECONDS, TimeUnit.SECONDS);
            return new Answer(
                    answer.statusCode(), credentials.hidden(said(answer)), retryAfter(answer), isForeign(answer));
        } catch (ExecutionException e) {
            forgetDead(e);
            return Answer.none(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            sent.cancel(true);
            // Its own thread may have been interrupted, and then it answers never again.
            client = null;
            return Answer.none(new TimeoutException("no answer within " + TOTAL_SECONDS + " s"));
        } catch (IOException | GeneralSecurityException e) {
            return Answer.none(e);
        } catch (IllegalArgumentException e) {
            // Its message quotes the header, and that may be a secret.
            return Answer.none(new IOException("the tenant, user, password or token is no valid header"));
        }
    }

    /** A new one when a certificate or key was replaced; errors in those files are those of each request until they are mended. */
    private HttpClient client() throws IOException, GeneralSecurityException {
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        String now = https ? files.version() : "";
        HttpClient same = client;
        if (same != null && now.equals(filesThen)) {
            return same;
        }
        HttpClient fresh = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .sslContext(https ? files.context() : trustNobody())
                .build();
        AgentThreads.adopt();
        client = fresh;
        filesThen = now;
        return fresh;
    }

    /** A web page, or more than a Loki ever says: the login of a gateway, say. */
    private static boolean isForeign(HttpResponse<BoundedText> answer) {
        String text = answer.body().text();
        String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean page = text.startsWith("<") || text.startsWith("\uFEFF<") || type.contains("html");
        return answer.body().isTooLong() || (page && !text.isEmpty());
    }

    /** An interrupt ends the client's own thread, and with it the client for good. */
    private void forgetDead(ExecutionException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("selector manager closed")) {
                client = null;
            }
        }
    }

    /** Without its user name, path and query, which are none of the log's business. */
    private static String said(HttpResponse<BoundedText> answer) {
        if (answer.statusCode() == 200 && isForeign(answer)) {
            return "that is a page and no Loki, the login of a gateway, say: bugcatcher.loki.url must be Loki's own: "
                    + answer.body().text();
        }
        if (answer.statusCode() / 100 != 3) {
            return answer.body().text();
        }
        try {
            URI to =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElse(""));
            String origin = to.getScheme() + "://" + to.getHost() + (to.getPort() < 0 ? "" : ":" + to.getPort());
            return "it sends us on to " + origin + ", which is not followed: bugcatcher.loki.url must be Loki's own";
        } catch (IllegalArgumentException noAddress) {
            return "it sends us on to what is no address";
        }
    }

    private HttpRequest request(byte[] gzipped) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzipped));
        if (!settings.tenant().isEmpty()) {
            request.header("X-Scope-OrgID", settings.tenant());
        }
        credentials.header().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        try {
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(0);
            Duration asked = Duration.ofSeconds(Math.max(0, seconds));
            return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
        } catch (NumberFormatException aDate) {
            return Duration.ZERO;
        }
    }

    private static URI address(String url) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        URI uri = URI.create(base + PATH);
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException("no http address: " + url);
        }
        return uri;
    }

    /**
     * A context of our own: the client would otherwise create the JVM's default one, and freeze it before the application
     * has set its {@code javax.net.ssl} properties. Without https no certificate is even loaded.
     */
    private static SSLContext trustNobody() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[0], null);
        return context;
    }
}
