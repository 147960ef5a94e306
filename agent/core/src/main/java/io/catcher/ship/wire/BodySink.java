package io.catcher.ship.wire;

import com.github.loki4j.client.http.HttpConfig;
import com.github.loki4j.client.http.Loki4jHttpClient;
import com.github.loki4j.client.http.LokiResponse;
import com.github.loki4j.logback.HttpSender;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands where loki4j would post: copies each body and says "delivered" at once. So loki4j never retries, drops or waits;
 * what really becomes of the body is decided by our own thread.
 */
final class BodySink implements HttpSender {

    private static final int NO_CONTENT = 204;

    private final BlockingQueue<byte[]> bodies = new LinkedBlockingQueue<>();

    /** The next body; null when none came in time. */
    byte @Nullable [] poll(long nanos) throws InterruptedException {
        return bodies.poll(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public HttpConfig.Builder getConfig() {
        return HttpConfig.builder();
    }

    @Override
    public Function<HttpConfig, Loki4jHttpClient> getHttpClientFactory() {
        return Client::new;
    }

    private final class Client implements Loki4jHttpClient {

        private final HttpConfig config;

        Client(HttpConfig config) {
            this.config = config;
        }

        @Override
        public HttpConfig getConfig() {
            return config;
        }

        /** Throws nothing, not even an Error: that would end loki4j's sender for good and without a word. */
        @Override
        public LokiResponse send(ByteBuffer batch) {
            try {
                // A copy: the buffer is used again for the next body.
                byte[] body = new byte[batch.remaining()];
                batch.duplicate().get(body);
                bodies.add(body);
            } catch (Throwable e) {
                // The encoder misses the body and appends its event again.
            }
            return new LokiResponse(NO_CONTENT, "");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
