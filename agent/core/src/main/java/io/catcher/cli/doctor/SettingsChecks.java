package io.catcher.cli.doctor;

import io.catcher.cli.MistakeLines;
import io.catcher.config.BugcatcherSettings;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.yaml.Mistake;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration, and settings that lead to the troubles that people have. */
record SettingsChecks(Findings findings) {

    private static final int MANY_REQUESTS = 10_000;
    private static final int LONG_WINDOW = 10_000;
    private static final double TIGHT = 0.1;
    private static final int FEW_SAMPLES = 5;

    void check(@Nullable String file, Reading reading) {
        Settings settings = reading.settings();
        boolean wrong = mistakes(file, reading);
        if (file == null) {
            findings.warn(
                    "configuration",
                    "none was found: neither CATCHER_CONFIG nor config/interceptor.yaml nor interceptor.yaml",
                    "java -jar catcher-agent.jar init APP.jar -o interceptor.yaml");
        } else if (!wrong) {
            findings.ok(
                    "configuration", file + ": fine, rules: " + settings.rules().size());
            if (settings.rules().isEmpty()) {
                findings.warn("configuration", "without rules no method is watched", "add rules; init proposes some");
            }
        }
        bugcatcher(settings.bugcatcher());
        perfcatcher(settings.perfcatcher());
    }

    /** Tells them; whether there is any. */
    private boolean mistakes(@Nullable String file, Reading reading) {
        List<String> all = new MistakeLines(reading).all();
        int read = reading.mistakes().size();
        for (int i = 0; i < all.size(); i++) {
            String todo = i < read ? todo(file, reading.mistakes().get(i)) : "correct the line";
            findings.fail("configuration", all.get(i), todo);
        }
        return !all.isEmpty();
    }

    private static String todo(@Nullable String file, Mistake mistake) {
        if (mistake.place().line() > 0) {
            return "correct the line";
        }
        return mistake.place().source().equals(file) ? "give the path of a YAML file" : "correct the variable";
    }

    private void bugcatcher(BugcatcherSettings settings) {
        if (!settings.enabled()) {
            findings.warn("bugcatcher", "bugcatcher.enabled is false: no exception is told", "set it to true");
            return;
        }
        if (settings.cacheMaxSize() > MANY_REQUESTS) {
            findings.warn(
                    "memory",
                    "bugcatcher.cache.max_size is " + settings.cacheMaxSize() + ": so many requests are remembered",
                    "set it to 100, or to 50 if memory is short");
        }
        if (settings.trackOutputs()) {
            findings.warn(
                    "memory",
                    "bugcatcher.tracking.outputs is on: the results of all steps are kept",
                    "turn it off when you have seen what you looked for");
        }
        if (settings.cacheMaxSize() == 0) {
            findings.warn(
                    "context",
                    "bugcatcher.cache.max_size is 0: events have no request and no steps",
                    "set it to 100 if you miss them");
        }
    }

    private void perfcatcher(PerfcatcherSettings settings) {
        if (settings.windowSize() > LONG_WINDOW) {
            findings.warn(
                    "memory",
                    "perfcatcher.window_size is " + settings.windowSize() + " for each method",
                    "set it to 100, or to 50 if memory is short");
        }
        boolean tight = settings.varianceThreshold() < TIGHT || settings.minSamples() < FEW_SAMPLES;
        if (settings.enabled() && tight) {
            findings.warn(
                    "perfcatcher",
                    "variance_threshold " + Math.round(settings.varianceThreshold() * 100) + "% and min_samples "
                            + settings.minSamples() + " tell many small changes",
                    "with too many events set variance_threshold to 50% and min_samples to 20");
        }
    }
}
