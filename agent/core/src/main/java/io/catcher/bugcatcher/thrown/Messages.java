package io.catcher.bugcatcher.thrown;

import io.catcher.ship.health.AgentThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The message of a Throwable as a user reads it. Where the application overrides {@code getMessage}, its code is called
 * once, on a thread of its own: one that never returns would otherwise end the journal. After the first that does not
 * return in time none is called again in this JVM, so that at most one thread is ever lost to it. Thread-safe.
 */
final class Messages {

    private static final long PATIENCE_MILLIS = 250;

    private static volatile boolean trusted = true;

    private Messages() {}

    /** Null where there is none; never throws. */
    static @Nullable String of(Throwable thrown) {
        try {
            Class<?> speaker = thrown.getClass().getMethod("getMessage").getDeclaringClass();
            if (speaker == Throwable.class) {
                return Throwables.storedMessage(thrown);
            }
            // The JDK's own, such as the helpful one of a NullPointerException, are no code of the application.
            ClassLoader loader = speaker.getClassLoader();
            boolean ofTheJdk = loader == null || loader == ClassLoader.getPlatformClassLoader();
            return ofTheJdk ? thrown.getMessage() : asked(thrown);
        } catch (Throwable thrownByTheApplication) {
            return "(getMessage threw " + thrownByTheApplication.getClass().getName() + ")";
        }
    }

    private static @Nullable String asked(Throwable thrown) throws InterruptedException {
        if (!trusted) {
            return Throwables.storedMessage(thrown);
        }
        CompletableFuture<@Nullable String> answer = new CompletableFuture<>();
        AgentThreads.daemon("message", () -> ask(thrown, answer)).start();
        try {
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException neverReturns) {
            trusted = false;
            return "(getMessage of " + thrown.getClass().getName() + " did not return)";
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return "(getMessage threw "
                    + (cause == null ? failed : cause).getClass().getName() + ")";
        }
    }

    private static void ask(Throwable thrown, CompletableFuture<@Nullable String> answer) {
        try {
            answer.complete(thrown.getMessage());
        } catch (Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }
}
