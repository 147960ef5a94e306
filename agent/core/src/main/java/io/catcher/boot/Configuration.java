package io.catcher.boot;

import io.catcher.config.Settings;
import io.catcher.weave.match.Matcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The settings with their compiled rules, and every mistake of both. */
record Configuration(Settings settings, Matcher matcher, List<String> mistakes) {

    /** @param file null when there is none */
    static Configuration read(@Nullable Path file, Map<String, String> environment, Properties system) {
        Settings settings = Settings.DEFAULTS;
        Matcher.Compiled compiled = Matcher.compile(settings);
        List<String> mistakes = new ArrayList<>();
        compiled.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
        return new Configuration(settings, compiled.matcher(), List.copyOf(mistakes));
    }

    /** Whether there is nothing to do at all: then no transformer is installed. */
    boolean isOff() {
        return !settings.bugcatcher().enabled() && !settings.perfcatcher().enabled();
    }
}
