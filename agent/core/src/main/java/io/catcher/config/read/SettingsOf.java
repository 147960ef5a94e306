package io.catcher.config.read;

import io.catcher.config.BugcatcherSettings;
import io.catcher.config.FilesSettings;
import io.catcher.config.InterceptorSettings;
import io.catcher.config.LokiSettings;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.RedactionSettings;
import io.catcher.config.Rule;
import io.catcher.config.ServiceSettings;
import io.catcher.config.Settings;
import io.catcher.config.schema.FileKeys;
import io.catcher.config.yaml.Mistakes;
import java.util.List;

/** Puts the values into the records that the other rooms know. */
final class SettingsOf {

    private final Values values;
    private final Mistakes mistakes;

    SettingsOf(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    Settings with(List<Rule> rules, List<InterceptorSettings> interceptors) {
        return new Settings(
                service(),
                rules,
                values.get(FileKeys.EXCLUDE),
                bugcatcher(),
                perfcatcher(),
                interceptors,
                new RedactionSettings(
                        values.get(FileKeys.WORDS),
                        values.get(FileKeys.PATTERNS),
                        values.get(FileKeys.ALLOW),
                        values.get(FileKeys.HASH)),
                values.get(FileKeys.EXTERNAL),
                new FilesSettings(
                        values.get(FileKeys.DIR), values.get(FileKeys.MAX_SIZE), values.get(FileKeys.MAX_AGE)));
    }

    private ServiceSettings service() {
        return new ServiceSettings(
                values.get(FileKeys.SERVICE_NAME),
                values.get(FileKeys.SERVICE_VERSION),
                values.get(FileKeys.ENV),
                values.get(FileKeys.APP_PACKAGES));
    }

    private BugcatcherSettings bugcatcher() {
        return new BugcatcherSettings(
                values.get(FileKeys.BUGCATCHER),
                loki(),
                values.get(FileKeys.CACHE_SIZE),
                values.get(FileKeys.EXCEPTIONS),
                values.get(FileKeys.OUTPUTS),
                values.get(FileKeys.COMPARE),
                values.get(FileKeys.PROPAGATION));
    }

    private LokiSettings loki() {
        return new LokiSettings(
                values.get(FileKeys.LOKI_URL),
                values.get(FileKeys.LOKI_ENABLED),
                values.get(FileKeys.BATCH_SIZE),
                values.get(FileKeys.TENANT),
                values.get(FileKeys.USER),
                values.get(FileKeys.PASSWORD_FILE),
                values.get(FileKeys.TOKEN_FILE),
                values.get(FileKeys.CA_FILE),
                values.get(FileKeys.CERT_FILE),
                values.get(FileKeys.KEY_FILE),
                values.get(FileKeys.LABEL_TOOL_NAME),
                values.get(FileKeys.LOKI_EXTERNAL));
    }

    private PerfcatcherSettings perfcatcher() {
        new Capacity(values)
                .mistake("", values)
                .ifPresent(wrong -> mistakes.add(
                        wrong.place(), wrong.what() + "; " + values.get(FileKeys.WINDOW_SIZE) + " is taken"));
        return perfcatcher(values);
    }

    /** A threshold that nobody gave is the mode's; samples that the window cannot hold are as many as it can. */
    static PerfcatcherSettings perfcatcher(Values values) {
        PerfcatcherSettings.Mode mode = values.get(FileKeys.MODE);
        return new PerfcatcherSettings(
                values.get(FileKeys.PERFCATCHER),
                mode,
                values.place(FileKeys.VARIANCE_THRESHOLD).isPresent()
                        ? values.get(FileKeys.VARIANCE_THRESHOLD)
                        : mode.usualThreshold(),
                values.get(FileKeys.WINDOW_SIZE),
                Math.min(values.get(FileKeys.MIN_SAMPLES), values.get(FileKeys.WINDOW_SIZE)),
                values.get(FileKeys.OVERHEAD_BUDGET),
                values.get(FileKeys.STACKS));
    }
}
