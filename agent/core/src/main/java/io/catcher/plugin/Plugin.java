package io.catcher.plugin;

import io.catcher.api.Interceptor;
import io.catcher.config.InterceptorSettings;
import io.catcher.ship.health.AgentThreads;
import io.catcher.ship.health.Uninterrupted;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One interceptor's class, loaded at the first watched call that it is around, on a thread of the agent's: nothing of it runs
 * before the application does, and a constructor that hangs costs that first call {@link #PATIENCE_MILLIS} and nothing more.
 * Thread-safe.
 */
final class Plugin {

    static final long PATIENCE_MILLIS = 2_000;

    /** Callers wait a little longer than the one who decides, so that all of them see the same. */
    private static final long MARGIN_MILLIS = 1_000;

    private final InterceptorSettings settings;
    private final Consumer<String> leftOut;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile @Nullable Interceptor instance;
    private volatile boolean out;

    /** @param leftOut takes the one line that says why it cannot be used; called on a thread of the agent's */
    Plugin(InterceptorSettings settings, Consumer<String> leftOut) {
        this.settings = settings;
        this.leftOut = leftOut;
    }

    /** The interceptor; null once it is known that there is none. The first caller has it loaded, and waits. */
    @Nullable
    Interceptor interceptor() {
        Interceptor known = instance;
        return known != null || out ? known : loaded();
    }

    private @Nullable Interceptor loaded() {
        if (begun.compareAndSet(false, true)) {
            AgentThreads.daemon("plugin", this::decide).start();
        }
        long patience = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS + MARGIN_MILLIS);
        // An interrupt is the application's: it makes neither the wait shorter nor the call unseen.
        if (!Uninterrupted.within(patience, left -> decided.await(left, TimeUnit.NANOSECONDS))) {
            out = true;
        }
        return out ? null : instance;
    }

    /** Waits for the thread that runs the interceptor's own code: that one may never come back. */
    private void decide() {
        Attempt attempt = new Attempt(settings);
        Thread thread = AgentThreads.daemon("plugin-" + simpleName(), attempt);
        String failure;
        try {
            thread.start();
            thread.join(PATIENCE_MILLIS);
            failure = attempt.failure();
        } catch (InterruptedException | OutOfMemoryError e) {
            failure = "could not be loaded: " + e;
        }
        if (failure == null) {
            instance = attempt.made();
        } else {
            out = true;
        }
        // Said first: the program may end with the call that waits.
        if (failure != null) {
            leftOut.accept(
                    settings.place() + ": interceptors: " + settings.className() + " is left out: it " + failure);
        }
        decided.countDown();
    }

    private String simpleName() {
        return settings.className().substring(settings.className().lastIndexOf('.') + 1);
    }

    /** Loads and constructs; all of it may run code of the user's. */
    private static final class Attempt implements Runnable {

        private final InterceptorSettings settings;
        private volatile @Nullable Interceptor made;
        private volatile @Nullable String failed;

        Attempt(InterceptorSettings settings) {
            this.settings = settings;
        }

        @Override
        public void run() {
            try {
                PluginLoader loader = new PluginLoader(settings.jar());
                Thread.currentThread().setContextClassLoader(loader);
                Constructor<?> constructor =
                        Class.forName(settings.className(), true, loader).getConstructor();
                // Its class need not be public.
                constructor.setAccessible(true);
                made = (Interceptor) constructor.newInstance();
            } catch (InvocationTargetException e) {
                failed = "failed in its constructor: " + e.getCause();
            } catch (ExceptionInInitializerError e) {
                failed = "failed in its static initialiser: " + e.getCause();
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                failed = "needs a class that is neither in its jar nor in the JDK: " + e.getMessage();
            } catch (Throwable e) {
                failed = "could not be loaded: " + e;
            }
        }

        @Nullable
        Interceptor made() {
            return made;
        }

        @Nullable
        String failure() {
            String known = failed;
            if (known != null || made != null) {
                return known;
            }
            return "did not come back from its constructor within " + PATIENCE_MILLIS / 1_000 + " s";
        }
    }
}
