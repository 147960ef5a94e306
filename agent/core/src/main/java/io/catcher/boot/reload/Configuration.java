package io.catcher.boot.reload;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.InterceptorSettings;
import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Shown;
import io.catcher.plugin.PluginCheck;
import io.catcher.redact.text.MistakeScrubber;
import io.catcher.weave.match.Matcher;
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
        Matcher.Compiled compiled = Matcher.compile(settings, reading.leftOut());
        PluginCheck.Checked plugins = PluginCheck.check(settings.interceptors());
        Complaints complaints = new Complaints(reading);
        reading.mistakes().forEach(complaints::add);
        compiled.mistakes().forEach(mistake -> complaints.ofFile(mistake.toString()));
        plugins.mistakes().forEach(mistake -> complaints.ofFile(mistake.toString()));
        return new Configuration(
                settings,
                reading.errorCodes(),
                compiled.matcher(),
                plugins.sound(),
                complaints.scrubbed(complaints.all),
                complaints.scrubbed(complaints.ofFile),
                reading.files().stream().map(Path::of).toList());
    }

    /** All mistakes, and those of them that are in a file and not in the environment. */
    private static final class Complaints {

        private final Reading reading;
        private final Set<String> files = new HashSet<>();
        private final List<String> all = new ArrayList<>();
        private final List<String> ofFile = new ArrayList<>();

        Complaints(Reading reading) {
            this.reading = reading;
            for (String name : reading.files()) {
                files.add(name);
                files.add(Shown.path(name));
            }
        }

        void add(Mistake mistake) {
            if (files.contains(mistake.file())) {
                ofFile(mistake.toString());
            } else {
                all.add(mistake.toString());
            }
        }

        void ofFile(String line) {
            all.add(line);
            ofFile.add(line);
        }

        /** A message repeats what was written, which can be a secret in the wrong place. */
        List<String> scrubbed(List<String> lines) {
            // Only where there are any: the rules' tables cost a start that is in order nothing.
            return lines.isEmpty()
                    ? List.of()
                    : lines.stream().map(MistakeScrubber.of(reading)::scrubbed).toList();
        }
    }

    /** Whether there is nothing to do at all: then no transformer is installed. */
    public boolean isOff() {
        return !settings.bugcatcher().enabled() && !settings.perfcatcher().enabled() && interceptors.isEmpty();
    }
}
