package io.catcher.config.schema;

import io.catcher.config.BugcatcherSettings;
import io.catcher.config.FilesSettings;
import io.catcher.config.LokiSettings;
import io.catcher.config.PatternText;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.ServiceSettings;
import io.catcher.config.yaml.Tree;
import java.time.Duration;
import java.util.List;

/** The keys of the file, in the order of the documentation. What each means stands with the settings that it becomes. */
public final class FileKeys {

    private static final Type<List<String>> TEXTS = new Type.Many<>(Texts.NAME);

    public static final Key<Integer> FORMAT = new Key<>("version", Numbers.count(1, 1), 1);
    public static final Key<String> INCLUDE = new Key<>("include", Texts.TEXT, "");

    public static final Key<String> SERVICE_NAME =
            new Key<>("service.name", Texts.TEXT, ServiceSettings.DEFAULTS.name());
    public static final Key<String> SERVICE_VERSION =
            new Key<>("service.version", Texts.TEXT, ServiceSettings.DEFAULTS.version());
    public static final Key<String> ENV = new Key<>("service.env", Texts.NAME, ServiceSettings.DEFAULTS.env());
    public static final Key<List<String>> APP_PACKAGES = new Key<>("service.app_packages", TEXTS, List.of());

    public static final Key<List<Tree>> RULES = new Key<>("rules", new Type.Groups(), List.of());
    public static final Key<List<PatternText>> EXCLUDE =
            new Key<>("exclude", new Type.Many<>(Texts.PATTERN), List.of());

    private static final BugcatcherSettings BUG = BugcatcherSettings.DEFAULTS;
    private static final LokiSettings LOKI = LokiSettings.DEFAULTS;

    public static final Key<Boolean> BUGCATCHER = new Key<>("bugcatcher.enabled", Choice.FLAG, BUG.enabled());
    public static final Key<String> LOKI_URL = new Key<>("bugcatcher.loki.url", new Address(), LOKI.url());
    public static final Key<Boolean> LOKI_ENABLED = new Key<>("bugcatcher.loki.enabled", Choice.FLAG, LOKI.enabled());
    public static final Key<Integer> BATCH_SIZE =
            new Key<>("bugcatcher.loki.batch_size", Numbers.count(1, 10_000), LOKI.batchSize());
    public static final Key<String> TENANT = new Key<>("bugcatcher.loki.tenant", Texts.TEXT, LOKI.tenant());
    public static final Key<String> USER = new Key<>("bugcatcher.loki.user", Texts.TEXT, LOKI.user());
    public static final Key<String> PASSWORD_FILE =
            new Key<>("bugcatcher.loki.password_file", Texts.TEXT, LOKI.passwordFile());
    public static final Key<String> TOKEN_FILE = new Key<>("bugcatcher.loki.token_file", Texts.TEXT, LOKI.tokenFile());
    public static final Key<String> CA_FILE = new Key<>("bugcatcher.loki.ca_file", Texts.TEXT, LOKI.caFile());
    public static final Key<String> CERT_FILE = new Key<>("bugcatcher.loki.cert_file", Texts.TEXT, LOKI.certFile());
    public static final Key<String> KEY_FILE = new Key<>("bugcatcher.loki.key_file", Texts.TEXT, LOKI.keyFile());
    public static final Key<Boolean> LABEL_TOOL_NAME =
            new Key<>("bugcatcher.loki.label_tool_name", Choice.FLAG, LOKI.labelToolName());
    public static final Key<Boolean> LOKI_EXTERNAL =
            new Key<>("bugcatcher.loki.external", Choice.FLAG, LOKI.external());
    public static final Key<Integer> CACHE_SIZE =
            new Key<>("bugcatcher.cache.max_size", Numbers.count(0, 1_000_000), BUG.cacheMaxSize());
    public static final Key<Boolean> EXCEPTIONS =
            new Key<>("bugcatcher.tracking.exceptions", Choice.FLAG, BUG.trackExceptions());
    public static final Key<Boolean> OUTPUTS =
            new Key<>("bugcatcher.tracking.outputs", Choice.FLAG, BUG.trackOutputs());
    public static final Key<Boolean> COMPARE = new Key<>("bugcatcher.compare", Choice.FLAG, BUG.compare());
    public static final Key<String> ERROR_CODES = new Key<>("bugcatcher.error_codes", Texts.TEXT, "");
    public static final Key<Boolean> PROPAGATION = new Key<>("bugcatcher.propagation", Choice.FLAG, BUG.propagation());

    private static final PerfcatcherSettings PERF = PerfcatcherSettings.DEFAULTS;

    static final Type.One<Double> THRESHOLD = Numbers.share("0.001", "10");

    public static final Key<Boolean> PERFCATCHER = new Key<>("perfcatcher.enabled", Choice.FLAG, PERF.enabled());
    public static final Key<PerfcatcherSettings.Mode> MODE =
            new Key<>("perfcatcher.mode", Choice.of(PerfcatcherSettings.Mode.values()), PERF.mode());
    public static final Key<Double> VARIANCE_THRESHOLD =
            new Key<>("perfcatcher.variance_threshold", THRESHOLD, PERF.varianceThreshold());
    public static final Key<Integer> WINDOW_SIZE =
            new Key<>("perfcatcher.window_size", Numbers.count(2, 10_000), PERF.windowSize());
    public static final Key<Integer> MIN_SAMPLES =
            new Key<>("perfcatcher.min_samples", Numbers.count(1, 10_000), PERF.minSamples());
    public static final Key<Double> OVERHEAD_BUDGET =
            new Key<>("perfcatcher.overhead_budget", Numbers.share("0", "1"), PERF.overheadBudget());
    public static final Key<Boolean> STACKS = new Key<>("perfcatcher.stacks", Choice.FLAG, PERF.stacks());

    public static final Key<List<Tree>> INTERCEPTORS = new Key<>("interceptors", new Type.Groups(), List.of());

    public static final Key<List<String>> WORDS = new Key<>("redaction.words", TEXTS, List.of());
    public static final Key<List<String>> PATTERNS =
            new Key<>("redaction.patterns", new Type.Many<>(Texts.GLOB), List.of());
    public static final Key<List<String>> ALLOW = new Key<>("redaction.allow", TEXTS, List.of());

    public static final Key<Boolean> HASH = new Key<>("redaction.hash", Choice.FLAG, false);

    public static final Key<Boolean> EXTERNAL = new Key<>("reporting.external", Choice.FLAG, false);

    private static final FilesSettings FILES = FilesSettings.DEFAULTS;

    public static final Key<String> DIR = new Key<>("files.dir", Texts.NAME, FILES.dir());
    public static final Key<Long> MAX_SIZE =
            new Key<>("files.max_size", Numbers.megabytes(1, 1 << 20), FILES.maxSize());
    public static final Key<Duration> MAX_AGE =
            new Key<>("files.max_age", Numbers.time(Duration.ofSeconds(1), Duration.ofDays(3650)), FILES.maxAge());

    public static final Schema SCHEMA = new Schema(
            "",
            List.of(
                    FORMAT,
                    INCLUDE,
                    SERVICE_NAME,
                    SERVICE_VERSION,
                    ENV,
                    APP_PACKAGES,
                    RULES,
                    EXCLUDE,
                    BUGCATCHER,
                    LOKI_URL,
                    LOKI_ENABLED,
                    BATCH_SIZE,
                    TENANT,
                    USER,
                    PASSWORD_FILE,
                    TOKEN_FILE,
                    CA_FILE,
                    CERT_FILE,
                    KEY_FILE,
                    LABEL_TOOL_NAME,
                    LOKI_EXTERNAL,
                    CACHE_SIZE,
                    EXCEPTIONS,
                    OUTPUTS,
                    COMPARE,
                    ERROR_CODES,
                    PROPAGATION,
                    PERFCATCHER,
                    MODE,
                    VARIANCE_THRESHOLD,
                    WINDOW_SIZE,
                    MIN_SAMPLES,
                    OVERHEAD_BUDGET,
                    STACKS,
                    INTERCEPTORS,
                    WORDS,
                    PATTERNS,
                    ALLOW,
                    HASH,
                    EXTERNAL,
                    DIR,
                    MAX_SIZE,
                    MAX_AGE));

    private FileKeys() {}
}
