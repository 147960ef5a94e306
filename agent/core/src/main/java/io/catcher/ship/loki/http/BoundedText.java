package io.catcher.ship.loki.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The first 4 KB of an answer. Whatever answers on that port may send without end: past 64 KB, more than a Loki ever says,
 * the connection is given up.
 */
final class BoundedText implements BodySubscriber<BoundedText> {

    private static final int LONGEST = 4_096;
    private static final long MOST = 65_536;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<BoundedText> whole = new CompletableFuture<>();
    private @Nullable Subscription source;
    private long length;

    String text() {
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    boolean isTooLong() {
        return length > MOST;
    }

    @Override
    public CompletionStage<BoundedText> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> chunks) {
        for (ByteBuffer chunk : chunks) {
            length += chunk.remaining();
            byte[] some = new byte[Math.min(chunk.remaining(), LONGEST - bytes.size())];
            chunk.get(some);
            bytes.writeBytes(some);
        }
        Subscription from = source;
        if (isTooLong() && from != null) {
            from.cancel();
            whole.complete(this);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(this);
    }
}
