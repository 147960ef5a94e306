package io.catcher.cli.attach;

import io.catcher.cli.Commands;
import io.catcher.cli.MistakeLines;
import io.catcher.cli.Usage;
import io.catcher.config.read.ConfigFile;
import io.catcher.config.read.SettingsReader;
import io.catcher.event.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Watches an application without starting it anew. */
@Command(
        name = "attach",
        description = {
            "Loads the agent into a JVM that runs already; without PID it lists the JVMs that this user can "
                    + "reach.",
            "FILE is checked first: with a mistake in it nothing is loaded. From Java 21 on the JVM prints a "
                    + "warning about agents that are loaded late; -XX:+EnableDynamicAgentLoading at its start silences it."
        })
public final class Attach implements Callable<Integer> {

    /** From here on the JVM warns of agents that come late (JEP 451). */
    private static final int WARNS_FROM = 21;

    private final SettingsReader reader;
    private final Map<String, String> environment;

    @Mixin
    private Usage usage = new Usage();

    @Parameters(index = "0", paramLabel = "PID", arity = "0..1", description = "The JVM's process number.")
    private @Nullable Long pid;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "The YAML file. Left out: the one that the agent would find here.")
    private @Nullable String file;

    @Option(names = "--force", description = "Loads the agent in spite of mistakes; the wrong rules are left out.")
    private boolean force;

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    public Attach(SettingsReader reader, Map<String, String> environment) {
        this.reader = reader;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try {
            VirtualMachines machines = VirtualMachines.ofThisJdk();
            return pid == null ? list(machines) : attach(machines, pid);
        } catch (Refused e) {
            return usage.failed(String.valueOf(e.getMessage()));
        }
    }

    private int list(VirtualMachines machines) throws Refused {
        List<VirtualMachines.Running> running = machines.list();
        PrintWriter out = usage.out();
        if (json) {
            out.println(Json.write(Map.of(
                    "jvms",
                    running.stream()
                            .map(one -> Map.of("pid", one.pid(), "program", one.program()))
                            .toList())));
        } else if (running.isEmpty()) {
            out.println(
                    "no JVM of this user is running; run the command as the user of the application, in its container");
        } else {
            running.forEach(one -> out.println("%8s  %s".formatted(one.pid(), one.program())));
            out.println("next: java -jar catcher-agent.jar attach PID interceptor.yaml");
        }
        return Commands.FINE;
    }

    private int attach(VirtualMachines machines, long target) throws Refused {
        Path jar = AgentJar.find();
        new Target(target).check(machines.list(), jar);
        Path found = ConfigFile.find(file, environment);
        List<String> mistakes = found == null ? List.of() : mistakes(found);
        mistakes.forEach(line -> usage.err().println(line));
        if (!mistakes.isEmpty() && !force) {
            throw new Refused("nothing was loaded: the configuration has "
                    + (mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes")
                    + "; --force loads the agent without the wrong rules");
        }
        // The target has a working directory of its own.
        String argument =
                found == null ? "" : found.toAbsolutePath().normalize().toString();
        tell(target, argument, machines.load(target, jar.toString(), argument));
        return Commands.FINE;
    }

    private List<String> mistakes(Path found) {
        return new MistakeLines(reader.read(found.toString())).all();
    }

    private void tell(long target, String argument, VirtualMachines.Loaded loaded) {
        PrintWriter out = usage.out();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("pid", target);
            tree.put("config", argument);
            tree.put("java", loaded.java());
            tree.put("directory", loaded.directory());
            out.println(Json.write(tree));
            return;
        }
        out.println("loaded into " + target + " with "
                + (argument.isEmpty() ? "the configuration that it finds itself" : argument));
        out.println("  if its start fails, the target's own stderr says so in a line that begins with 'catcher:'");
        out.println("  a relative files.dir is below the target's working directory, " + loaded.directory());
        if (feature(loaded.java()) >= WARNS_FROM) {
            out.println(
                    "  Java " + loaded.java() + " prints WARNING lines about an agent that is loaded dynamically on the"
                            + " target's stderr; -XX:+EnableDynamicAgentLoading at its start silences them");
        }
    }

    private static int feature(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException older) {
            return 0;
        }
    }
}
