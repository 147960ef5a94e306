package io.catcher.config.schema;

import io.catcher.config.Capture;
import io.catcher.config.Level;
import io.catcher.config.PatternText;
import io.catcher.config.PerfcatcherSettings;
import java.util.List;

/** The keys of one rule. Those that the file has too stand for the file's value where the rule says nothing. */
public final class RuleKeys {

    private static final Type<List<PatternText>> PATTERNS = new Type.Many<>(Texts.PATTERN);

    public static final Key<String> NAME = new Key<>("name", Texts.NAME, "");
    public static final Key<List<PatternText>> MATCH = new Key<>("match", PATTERNS, List.of());
    public static final Key<List<PatternText>> EXCLUDE = new Key<>("exclude", PATTERNS, List.of());
    public static final Key<Level> LEVEL = new Key<>("level", Choice.of(Level.values()), Level.INFO);
    public static final Key<Boolean> ALLOW_JDK = new Key<>("allow_jdk", Choice.FLAG, false);

    public static final Key<Boolean> BUGCATCHER = new Key<>("bugcatcher.enabled", Choice.FLAG, true);
    public static final Key<Capture> CAPTURE =
            new Key<>("bugcatcher.capture", Choice.of(Capture.values()), Capture.ARGS);
    public static final Key<List<String>> IGNORE =
            new Key<>("bugcatcher.ignore", new Type.Many<>(Texts.EXPECTED), List.of());
    public static final Key<Boolean> EXCEPTIONS = FileKeys.EXCEPTIONS;
    public static final Key<Boolean> OUTPUTS = FileKeys.OUTPUTS;
    public static final Key<Boolean> COMPARE = FileKeys.COMPARE;

    public static final Key<Boolean> PERFCATCHER = new Key<>("perfcatcher.enabled", Choice.FLAG, true);
    public static final Key<PerfcatcherSettings.Mode> MODE = FileKeys.MODE;
    public static final Key<Double> VARIANCE_THRESHOLD = FileKeys.VARIANCE_THRESHOLD;
    public static final Key<Integer> WINDOW_SIZE = FileKeys.WINDOW_SIZE;
    public static final Key<Integer> MIN_SAMPLES = FileKeys.MIN_SAMPLES;
    public static final Key<Double> OVERHEAD_BUDGET = FileKeys.OVERHEAD_BUDGET;
    public static final Key<Boolean> STACKS = FileKeys.STACKS;

    public static final Schema SCHEMA = new Schema(
            "a rule",
            List.of(
                    NAME,
                    MATCH,
                    EXCLUDE,
                    LEVEL,
                    ALLOW_JDK,
                    BUGCATCHER,
                    CAPTURE,
                    IGNORE,
                    EXCEPTIONS,
                    OUTPUTS,
                    COMPARE,
                    PERFCATCHER,
                    MODE,
                    VARIANCE_THRESHOLD,
                    WINDOW_SIZE,
                    MIN_SAMPLES,
                    OVERHEAD_BUDGET,
                    STACKS));

    private RuleKeys() {}
}
