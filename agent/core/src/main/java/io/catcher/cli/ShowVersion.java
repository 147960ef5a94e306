package io.catcher.cli;

import io.catcher.config.Version;
import io.catcher.event.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which agent this is. */
@Command(name = "version", description = "Shows the version of the agent and of this Java.")
final class ShowVersion implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String java = System.getProperty("java.version", "unknown");
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("version", Version.current());
            tree.put("java", java);
            out.println(Json.write(tree));
        } else {
            out.println("catcher " + Version.current() + " on Java " + java);
        }
        return Commands.FINE;
    }
}
