package io.catcher.ship.loki.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;

/** The first 4 KB of an answer: whatever answers on that port may send without end. */
final class BoundedText {

    private static final int LONGEST = 4_096;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private BoundedText() {}

    static BodySubscriber<BoundedText> subscriber() {
        BoundedText text = new BoundedText();
        BodySubscriber<Void> sink = BodySubscribers.ofByteArrayConsumer(chunk -> chunk.ifPresent(text::add));
        return BodySubscribers.mapping(sink, done -> text);
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private void add(byte[] chunk) {
        bytes.write(chunk, 0, Math.min(chunk.length, LONGEST - bytes.size()));
    }
}
