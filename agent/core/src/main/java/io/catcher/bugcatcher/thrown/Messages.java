package io.catcher.bugcatcher.thrown;

import io.catcher.ship.health.AgentThreads;
import io.catcher.ship.health.Uninterrupted;
import java.io.WriteAbortedException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one event's Throwables as a user reads them. Where the application overrides {@code getMessage}, its code
 * is called once, on a thread of its own: one that never returns would otherwise end the journal. A class whose code did not
 * return in time is not asked again, and after {@value #MOST_LOST} of them none is, so that few threads are ever lost.
 * All that one event may wait for is bounded, too: a crash is to be told before the JVM is gone. Where nobody is asked, the
 * message is the one that the constructor was given. Not thread-safe, but for what all events share.
 */
final class Messages {

    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long PATIENCE_FOR_ALL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int MOST_LOST = 8;

    /** Classes whose code did not return; weakly, they are the application's. */
    private static final List<WeakReference<Class<?>>> LOST = new ArrayList<>();

    private long left = PATIENCE_FOR_ALL_NANOS;

    /** Null where there is none; never throws. */
    @Nullable
    String of(Throwable thrown) {
        try {
            Class<?> speaker = speaker(thrown.getClass());
            if (speaker == Throwable.class) {
                return Throwables.storedMessage(thrown);
            }
            return asksNobody(speaker) ? thrown.getMessage() : asked(thrown, speaker);
        } catch (Throwable failure) {
            return threw(failure);
        }
    }

    /** The class whose {@code getMessage} it is. One that names a class which is missing cannot say what it has. */
    private static Class<?> speaker(Class<?> of) {
        for (Class<?> type = of; type != null && type != Throwable.class; type = type.getSuperclass()) {
            if (mayOverride(type)) {
                return type;
            }
        }
        return Throwable.class;
    }

    private static boolean mayOverride(Class<?> type) {
        try {
            Method own = type.getDeclaredMethod("getMessage");
            return own.getReturnType() == String.class;
        } catch (NoSuchMethodException none) {
            return false;
        } catch (LinkageError | TypeNotPresentException unknown) {
            // Asked to be on the safe side: what it inherits answers as well.
            return true;
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

    private @Nullable String asked(Throwable thrown, Class<?> speaker) throws ExecutionException {
        if (left <= 0 || isLost(speaker)) {
            return Throwables.storedMessage(thrown);
        }
        CompletableFuture<@Nullable String> answer = new CompletableFuture<>();
        long from = System.nanoTime();
        AgentThreads.daemon("message", () -> ask(thrown, answer)).start();
        try {
            return Uninterrupted.<Optional<String>, ExecutionException>within(Math.min(left, PATIENCE_NANOS), more -> {
                        try {
                            return Optional.ofNullable(answer.get(Math.max(0, more), TimeUnit.NANOSECONDS));
                        } catch (TimeoutException neverReturns) {
                            return Optional.ofNullable(gaveUp(thrown, speaker));
                        }
                    })
                    .orElse(null);
        } finally {
            left -= System.nanoTime() - from;
        }
    }

    private @Nullable String gaveUp(Throwable thrown, Class<?> speaker) {
        // Only the rest of an event's patience may have been too short for it: the class may be asked for the next one.
        if (left >= PATIENCE_NANOS) {
            lose(speaker);
        }
        String stored = Throwables.storedMessage(thrown);
        String why = "(getMessage of " + thrown.getClass().getName() + " did not return)";
        return stored == null ? why : stored + " " + why;
    }

    private static boolean isLost(Class<?> speaker) {
        synchronized (LOST) {
            return LOST.size() >= MOST_LOST || LOST.stream().anyMatch(lost -> lost.refersTo(speaker));
        }
    }

    private static void lose(Class<?> speaker) {
        synchronized (LOST) {
            if (LOST.stream().noneMatch(lost -> lost.refersTo(speaker))) {
                LOST.add(new WeakReference<>(speaker));
            }
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
