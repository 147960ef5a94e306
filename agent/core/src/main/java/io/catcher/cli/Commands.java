package io.catcher.cli;

import io.catcher.cli.attach.Attach;
import io.catcher.cli.doctor.Doctor;
import io.catcher.cli.explain.Explain;
import io.catcher.cli.init.Init;
import io.catcher.cli.tail.Tail;
import io.catcher.config.read.SettingsReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** All commands. Exit code 0: fine, 1: found something wrong, 2: wrong usage. */
public final class Commands {

    public static final int FINE = 0;
    public static final int FOUND_SOMETHING = 1;

    private Commands() {}

    /**
     * Runs one command. Never throws and never ends the JVM.
     *
     * @param out results
     * @param err what is wrong with the usage
     * @return the exit code
     */
    public static int run(String[] args, PrintStream out, PrintStream err, Map<String, String> env) {
        SettingsReader reader = new SettingsReader(env, SettingsReader.systemProperties());
        CommandLine commands = new CommandLine(new Root())
                .addSubcommand(new Init())
                .addSubcommand(new Explain(reader))
                .addSubcommand(new Doctor(reader, env))
                .addSubcommand(new Attach(reader, env))
                .addSubcommand(new Validate(reader, new Patterns()))
                .addSubcommand(new PrintFingerprints(reader))
                .addSubcommand(new Tail(reader))
                .addSubcommand(new ReplayJournal(reader))
                .addSubcommand(new Redact(reader, System.in))
                .addSubcommand(new ShowVersion());
        PrintWriter results = writer(out);
        PrintWriter problems = writer(err);
        commands.setOut(results);
        commands.setErr(problems);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("catcher: " + command.getCommandName() + " failed: " + failure);
            return FOUND_SOMETHING;
        });
        int code = commands.execute(args);
        results.flush();
        problems.flush();
        return code;
    }

    private static PrintWriter writer(PrintStream stream) {
        // Messages repeat the user's words, which JDK 17 would write in the platform's character set.
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
