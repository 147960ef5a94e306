package io.catcher.bench.contender;

import io.catcher.bench.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our agent in one configuration.
 *
 * @param match the patterns of the rule
 * @param options lines of YAML behind the rule
 * @param flags further arguments of the JVM
 * @param expected the traces that it must leave, all of them and no others
 */
public record Ours(String title, String match, String options, List<String> flags, Expected expected)
        implements Contender {

    /**
     * @param failing whose exception is told; empty: nobody's
     * @param slow how slow calls are dealt with
     */
    public record Expected(String failing, Slow slow) {}

    /** What becomes of the three slow calls at the end of a run. */
    public enum Slow {
        /** None is told. */
        UNTOLD,
        TOLD,
        /** The method was timed on one call in N: whether one of three is told is chance, but the log says so. */
        TIMED_LESS
    }

    private static final String WORK =
            "[\"com.acme.work.Leaf#price\", \"com.acme.work.Basket#total\", \"com.acme.work.Tower#level*\"]";
    private static final String LEAF = "Leaf.price";
    private static final String TIMED = "perfcatcher: {enabled: true, mode: variance, overhead_budget: 0}\n";
    private static final String BUDGET = "perfcatcher: {enabled: true, overhead_budget: 2%}\n";
    private static final String UNTIMED = "perfcatcher: {enabled: false}\n";

    public static final Ours CATCHING =
            called("catching alone (cache.max_size: 0)", LEAF, Slow.UNTOLD, bugcatcher(true, 0) + UNTIMED);
    public static final Ours BUGCATCHER = called("BugCatcher only", LEAF, Slow.UNTOLD, bugcatcher(true, 100) + UNTIMED);
    public static final Ours PERFCATCHER = called("PerfCatcher only", "", Slow.TOLD, bugcatcher(false, 100) + TIMED);
    public static final Ours BOTH = called("both catchers", LEAF, Slow.TOLD, bugcatcher(true, 100) + TIMED);
    public static final Ours BUDGETED =
            called("both, overhead_budget: 2%", LEAF, Slow.TIMED_LESS, bugcatcher(true, 100) + BUDGET);
    public static final List<Ours> CALLED = List.of(CATCHING, BUGCATCHER, PERFCATCHER, BOTH, BUDGETED);

    /** A failing call of which none is told, as in a flood; or each is. */
    public static final Ours OVER_LIMIT =
            called("thrown, over the limit", LEAF, Slow.UNTOLD, bugcatcher(true, 100) + UNTIMED);

    public static final Ours CAPTURED = new Ours(
            "thrown, each captured",
            WORK,
            OVER_LIMIT.options,
            List.of("-Dcatcher.bench.unlimited=true"),
            OVER_LIMIT.expected);

    /** What interceptors of the user's own add. */
    public static final List<Ours> INTERCEPTED = List.of(
            BOTH,
            intercepted("both, and an empty own one", "{class: com.acme.work.Empty, jar: 'BENCH'}"),
            intercepted("both, and metrics", "{class: metrics}"),
            intercepted("both, and log", "{class: log}"));

    public static final Ours NONE_WOVEN = started("agent, no class matched", "com.acme.absent.Nothing#at*", "");
    public static final Ours ONE_WOVEN = started("agent, one class woven", "com.acme.work.Leaf#price", LEAF);

    /** Those of {@link io.catcher.bench.fork.Start#MANY}; the last one throws. */
    public static final Ours MANY_WOVEN =
            started("agent, 500 classes woven", "com.acme.many.*#applyAsInt", "C499.applyAsInt");

    /** These methods of a server, with the defaults. */
    public static Ours server(String... match) {
        return new Ours(
                "ours, " + String.join(", ", match),
                "[\"" + String.join("\", \"", match) + "\"]",
                bugcatcher(true, 100) + "perfcatcher: {enabled: true}\n",
                List.of(),
                new Expected("", Slow.UNTOLD));
    }

    /** Requests follow their work, or do not; for {@link Handing}. */
    static Ours following(String match, boolean follows) {
        String options =
                "bugcatcher: {propagation: %s, loki: {enabled: false}, cache: {max_size: 100}}\n".formatted(follows);
        return new Ours("", match, options + UNTIMED, List.of(), new Expected("", Slow.UNTOLD));
    }

    private static Ours called(String title, String failing, Slow slow, String options) {
        return new Ours(title, WORK, options, List.of(), new Expected(failing, slow));
    }

    private static Ours intercepted(String title, String interceptor) {
        return called(title, LEAF, Slow.TOLD, BOTH.options + "interceptors: [" + interceptor + "]\n");
    }

    private static Ours started(String title, String match, String failing) {
        return new Ours(title, '"' + match + '"', BOTH.options, List.of(), new Expected(failing, Slow.UNTOLD));
    }

    private static String bugcatcher(boolean enabled, int cacheSize) {
        return "bugcatcher: {enabled: %s, loki: {enabled: false}, cache: {max_size: %d}}\n"
                .formatted(enabled, cacheSize);
    }

    @Override
    public List<String> jvmArguments(Jars jars, Path scratch) throws IOException {
        String rules = """
                service: {name: bench}
                files: {dir: '%s'}
                rules:
                  - name: work
                    match: %s
                """.formatted(scratch.resolve("journal"), match);
        Path yaml = Files.writeString(
                scratch.resolve("interceptor.yaml"),
                rules + options.replace("BENCH", jars.bench().toString()));
        List<String> arguments = new ArrayList<>(List.of("-javaagent:" + jars.agent() + "=" + yaml));
        arguments.addAll(flags);
        return arguments;
    }

    /** N is chosen after a second of calls; before that each one is timed. */
    @Override
    public int settlingMillis() {
        return expected.slow == Slow.TIMED_LESS ? 3000 : 0;
    }

    @Override
    public String verify(Path scratch) throws IOException, Unproven {
        Journal journal = new Journal(scratch);
        long failures = journal.count("exception", expected.failing);
        long slow = journal.count("variance", LEAF);
        boolean less = journal.logSays(LEAF + " is timed on one call in ");
        if ((failures > 0) == expected.failing.isEmpty()
                || (slow > 0) != (expected.slow == Slow.TOLD)
                || less != (expected.slow == Slow.TIMED_LESS)) {
            throw new Unproven("told %d exceptions, %d slow calls, timed less: %s".formatted(failures, slow, less));
        }
        return "events";
    }
}
