package io.catcher.boot.reload;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.InterceptorSettings;
import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Shown;
import io.catcher.plugin.PluginCheck;
import io.catcher.plugin.PluginMistake;
import io.catcher.redact.Scrubber;
import io.catcher.weave.match.Matcher;
import io.catcher.weave.match.PatternMistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings with their compiled rules, and a line for every mistake of both.
 *
 * @param interceptors those of the user's own in which there is no mistake
 * @param wrong those of the mistakes that were made in the files
 * @param files that it depends on, also those that are not there
 */
public record Configuration(
        Settings settings,
        ErrorRegistry errorCodes,
        Matcher matcher,
        List<InterceptorSettings> interceptors,
        List<String> mistakes,
        List<String> wrong,
        List<Path> files) {

    /** @param file null when there is none */
    public static Configuration read(@Nullable Path file) {
        Reading reading = SettingsReader.ofThisJvm().read(file == null ? null : file.toString());
        Settings settings = reading.settings();
        Matcher.Compiled compiled = Matcher.compile(settings);
        Set<String> sources = new HashSet<>();
        List<Path> files = new ArrayList<>();
        for (String name : reading.files()) {
            sources.add(name);
            sources.add(Shown.path(name));
            files.add(Path.of(name));
        }
        List<String> mistakes = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Mistake mistake : reading.mistakes()) {
            mistakes.add(mistake.toString());
            if (sources.contains(mistake.place().source())) {
                wrong.add(mistake.toString());
            }
        }
        for (PatternMistake mistake : compiled.mistakes()) {
            mistakes.add(mistake.toString());
            wrong.add(mistake.toString());
        }
        PluginCheck.Checked plugins = PluginCheck.check(settings.interceptors());
        for (PluginMistake mistake : plugins.mistakes()) {
            mistakes.add(mistake.toString());
            wrong.add(mistake.toString());
        }
        if (!mistakes.isEmpty()) {
            // A message repeats what was written, which can be a secret in the wrong place.
            Scrubber scrubber = new Scrubber(settings.redaction());
            mistakes.replaceAll(scrubber::scrubbed);
            wrong.replaceAll(scrubber::scrubbed);
        }
        return new Configuration(
                settings,
                reading.errorCodes(),
                compiled.matcher(),
                plugins.sound(),
                List.copyOf(mistakes),
                List.copyOf(wrong),
                List.copyOf(files));
    }

    /** Whether there is nothing to do at all: then no transformer is installed. */
    public boolean isOff() {
        return !settings.bugcatcher().enabled() && !settings.perfcatcher().enabled() && interceptors.isEmpty();
    }
}
