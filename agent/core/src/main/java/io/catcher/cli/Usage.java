package io.catcher.cli;

import io.catcher.event.Json;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: its help, and where it writes. A picocli mixin. */
public final class Usage {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    /** Results. */
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** What is wrong. */
    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Says what is wrong, after the command's name. */
    public int found(String line) {
        err().println("catcher: " + spec.name() + ": " + line);
        return Commands.FOUND_SOMETHING;
    }

    /** The same, where there is no result: with {@code --json} that is an object, too, so that a script never reads nothing. */
    public int failed(String line) {
        if (spec.commandLine().getParseResult().hasMatchedOption("--json")) {
            out().println(Json.write(Map.of("error", line)));
        }
        return found(line);
    }

    /** Ends the command with exit code 2 and its help. */
    public ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
