package io.catcher.boot;

import io.catcher.boot.reload.Configuration;
import io.catcher.config.read.ConfigFile;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the launcher enters: read the configuration, open the doors, build the agent, install it, nothing else. */
public final class Boot {

    /** Of a hopeless file nobody reads more lines than this. */
    private static final int MOST_LINES = 20;

    /** Whoever may not report at all says so once, for every application on the machine. */
    private static final String CONSENT = "BUGCATCHER_ERROR_TRACKING";

    private static final Set<String> NO = Set.of("false", "off", "no", "0");

    private Boot() {}

    /**
     * Starts the agent. Whatever this throws ends as one line in the launcher.
     *
     * @param argument the YAML's path, or null
     * @param attached true when the JVM was running already
     */
    public static void start(@Nullable String argument, Instrumentation instrumentation, boolean attached)
            throws Exception {
        Map<String, String> environment = System.getenv();
        if (isRefused(environment.get(CONSENT))) {
            System.err.println("catcher: " + CONSENT + " says no: nothing is watched and nothing is reported");
            return;
        }
        Path file = ConfigFile.find(argument, environment);
        Configuration configuration = Configuration.read(file);
        boolean watches = !configuration.matcher().isEmpty();
        print(configuration.mistakes(), watches ? "" : "; no method is watched until that is corrected");
        if (configuration.isOff()) {
            return;
        }
        if (!watches && configuration.mistakes().isEmpty()) {
            System.err.println("catcher: no rules " + (file == null ? "(no interceptor.yaml was found)" : "in " + file)
                    + ", so no method is watched; java -jar catcher-agent.jar init APP.jar proposes some");
        }
        Doors.open(instrumentation);
        AgentRuntime agent = AgentRuntime.build(configuration, attached);
        agent.install(instrumentation, () -> ConfigFile.find(argument, environment));
    }

    private static boolean isRefused(@Nullable String consent) {
        return consent != null && NO.contains(consent.strip().toLowerCase(Locale.ROOT));
    }

    /** @param consequence of them all, at the end of the last line */
    private static void print(List<String> mistakes, String consequence) {
        int shown = mistakes.size() <= MOST_LINES ? mistakes.size() : MOST_LINES - 1;
        for (int i = 0; i < shown; i++) {
            System.err.println("catcher: " + mistakes.get(i) + (i == mistakes.size() - 1 ? consequence : ""));
        }
        if (shown < mistakes.size()) {
            System.err.println("catcher: and " + (mistakes.size() - shown)
                    + " more mistakes; java -jar catcher-agent.jar validate FILE shows all" + consequence);
        }
    }
}
