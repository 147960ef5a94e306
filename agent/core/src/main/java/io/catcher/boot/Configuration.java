package io.catcher.boot;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.InterceptorSettings;
import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.plugin.PluginCheck;
import io.catcher.weave.match.Matcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings with their compiled rules, and a line for every mistake of both. */
record Configuration(
        Settings settings,
        ErrorRegistry errorCodes,
        Matcher matcher,
        List<InterceptorSettings> interceptors,
        List<String> mistakes) {

    /** @param file null when there is none */
    static Configuration read(@Nullable Path file) {
        Reading reading = SettingsReader.ofThisJvm().read(file == null ? null : file.toString());
        Settings settings = reading.settings();
        Matcher.Compiled compiled = Matcher.compile(settings);
        List<String> mistakes = new ArrayList<>();
        reading.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
        compiled.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
        PluginCheck.Checked plugins = PluginCheck.check(settings.interceptors());
        plugins.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
        return new Configuration(
                settings, reading.errorCodes(), compiled.matcher(), plugins.sound(), List.copyOf(mistakes));
    }

    /** Whether there is nothing to do at all: then no transformer is installed. */
    boolean isOff() {
        return !settings.bugcatcher().enabled() && !settings.perfcatcher().enabled() && interceptors.isEmpty();
    }
}
