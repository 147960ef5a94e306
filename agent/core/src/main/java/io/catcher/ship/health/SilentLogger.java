package io.catcher.ship.health;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What Caffeine logs to. In the agent's jar its calls of {@code System.getLogger} come here (the build's
 * {@code QuietCaffeine} sees to it): the JDK would answer them with the application's own {@code LoggerFinder}. What it would
 * say is about listeners and loaders that throw, and ours do not. Immutable, thread-safe.
 */
public final class SilentLogger implements System.Logger {

    private final String name;

    private SilentLogger(String name) {
        this.name = name;
    }

    /** In the place of {@link System#getLogger(String)}; called by name, from rewritten code. */
    public static System.Logger of(String name) {
        return new SilentLogger(name);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        return false;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {}

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... values) {}
}
