package io.catcher.cli;

import io.catcher.config.Version;
import io.catcher.event.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which agent this is. */
@Command(name = "version", description = "Shows the version of the agent and of this Java.")
final class ShowVersion implements Callable<Integer> {

    @Mixin
    private Usage usage = new Usage();

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = usage.out();
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
