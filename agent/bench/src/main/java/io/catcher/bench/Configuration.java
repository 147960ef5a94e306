package io.catcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One way to run the measured code.
 *
 * @param name as the table says it
 * @param agent which agent, if any
 * @param options lines of YAML behind the rule
 * @param flags further arguments of the JVM
 */
record Configuration(String name, Agent agent, boolean exceptions, boolean timed, String options, List<String> flags) {

    enum Agent {
        NONE,
        FLOOR,
        CATCHER
    }

    static final Configuration NONE = new Configuration("no agent", Agent.NONE, false, false, "", List.of());
    static final Configuration FLOOR =
            new Configuration("floor: two clock reads and an add", Agent.FLOOR, false, false, "", List.of());

    private static final String TIMED = "perfcatcher: {enabled: true, mode: variance, overhead_budget: 0}\n";
    private static final String BUDGET = "perfcatcher: {enabled: true, overhead_budget: 2%}\n";
    private static final String UNTIMED = "perfcatcher: {enabled: false}\n";

    static final Configuration BOTH = catcher("both catchers", true, true, bugcatcher(true, 100) + TIMED);
    static final List<Configuration> CATCHER = List.of(
            catcher("catching alone (cache.max_size: 0)", true, false, bugcatcher(true, 0) + UNTIMED),
            catcher("BugCatcher only", true, false, bugcatcher(true, 100) + UNTIMED),
            catcher("PerfCatcher only", false, true, bugcatcher(false, 100) + TIMED),
            BOTH,
            catcher("both, overhead_budget: 2%", true, true, bugcatcher(true, 100) + BUDGET));

    /** What interceptors of the user's own add. */
    static final List<Configuration> OWN = List.of(
            BOTH,
            catcher(
                    "both, and an empty own one",
                    true,
                    true,
                    intercepted("{class: com.acme.work.Empty, jar: 'BENCH'}")),
            catcher("both, and metrics", true, true, intercepted("{class: metrics}")),
            catcher("both, and log", true, true, intercepted("{class: log}")));

    private static String intercepted(String interceptor) {
        return bugcatcher(true, 100) + TIMED + "interceptors: [" + interceptor + "]\n";
    }

    /** What a failing call costs: none is told, as in a flood; or each is. */
    static final List<Configuration> FAILING = List.of(
            NONE,
            FLOOR,
            catcher("thrown, over the limit", true, false, bugcatcher(true, 100) + UNTIMED),
            new Configuration(
                    "thrown, each captured",
                    Agent.CATCHER,
                    true,
                    false,
                    bugcatcher(true, 100) + UNTIMED,
                    List.of("-Dcatcher.bench.unlimited=true")));

    private static Configuration catcher(String name, boolean exceptions, boolean timed, String options) {
        return new Configuration(name, Agent.CATCHER, exceptions, timed, options, List.of());
    }

    private static String bugcatcher(boolean enabled, int cacheSize) {
        return "bugcatcher: {enabled: %s, loki: {enabled: false}, cache: {max_size: %d}}\n"
                .formatted(enabled, cacheSize);
    }

    /** The JVM's arguments for this configuration, with {@code scratch} for the agent's files. */
    List<String> jvmArguments(Jars jars, Path scratch, String match) throws IOException {
        return switch (agent) {
            case NONE -> List.of();
            case FLOOR -> List.of("-javaagent:" + jars.bench());
            case CATCHER -> List.of("-javaagent:" + jars.agent() + "=" + yaml(jars, scratch, match));
        };
    }

    private Path yaml(Jars jars, Path scratch, String match) throws IOException {
        String rules = """
                service: {name: bench}
                files: {dir: '%s'}
                rules:
                  - name: work
                    match: %s
                """.formatted(scratch.resolve("journal"), match);
        return Files.writeString(
                scratch.resolve("interceptor.yaml"),
                rules + options.replace("BENCH", jars.bench().toString()));
    }
}
