package io.catcher.bugcatcher.thrown;

import io.catcher.ship.health.AgentThreads;
import java.io.WriteAbortedException;
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
            return asksNobody(speaker) ? thrown.getMessage() : asked(thrown);
        } catch (Throwable failure) {
            return threw(failure);
        }
    }

    /**
     * Those of the JDK's base, such as the helpful one of a NullPointerException, are made of what they hold themselves.
     * Elsewhere in the JDK one asks the exception inside: {@code RemoteException} for its {@code toString}, which is the
     * application's, and one that never returned ended the journal.
     */
    private static boolean asksNobody(Class<?> speaker) {
        return speaker.getModule() == Object.class.getModule() && speaker != WriteAbortedException.class;
    }

    private static String threw(Throwable failure) {
        return "(getMessage threw " + failure.getClass().getName() + ")";
    }

    private static @Nullable String asked(Throwable thrown) throws InterruptedException, ExecutionException {
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
        }
    }

    private static void ask(Throwable thrown, CompletableFuture<@Nullable String> answer) {
        try {
            answer.complete(thrown.getMessage());
        } catch (Throwable failure) {
            // Not as the cause of another: that asks it for its toString, on the journal's thread.
            answer.complete(threw(failure));
        }
    }
}
