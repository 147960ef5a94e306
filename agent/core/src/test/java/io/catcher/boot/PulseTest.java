package io.catcher.boot;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {

    @Test
    void goes_on_when_work_fails_and_even_saying_so_does() {
        AtomicInteger beats = new AtomicInteger();
        Runnable exhausted = () -> {
            beats.incrementAndGet();
            throw new OutOfMemoryError("a heap that is wholly held");
        };
        Pulse pulse = new Pulse(() -> List.of(exhausted), (from, asked, woke) -> Long.MAX_VALUE, line -> {
            throw new OutOfMemoryError("a heap that is wholly held");
        });

        pulse.start();

        await().until(() -> beats.get() >= 3);
    }
}
