package io.catcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is said when no command is given. */
@Command(
        name = "java -jar catcher-agent.jar",
        description = "Catcher tells each failure and each slow-down of a JVM service, once, whole, in Grafana Loki.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "As an agent: java -javaagent:catcher-agent.jar=interceptor.yaml -jar app.jar",
            "Exit code: 0 fine, 1 found something wrong, 2 wrong usage."
        })
final class Root implements Runnable {

    @Mixin
    private Usage usage = new Usage();

    @Override
    public void run() {
        throw usage.wrong("a command is missing");
    }
}
