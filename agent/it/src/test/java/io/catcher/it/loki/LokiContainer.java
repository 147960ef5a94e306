package io.catcher.it.loki;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Loki as the container that the compose file names, driven by Docker's command line. */
final class LokiContainer implements LokiRuntime {

    static final String IMAGE = "grafana/loki:3.7.6";

    /** Long enough to pull the image once. */
    private static final Duration PULL = Duration.ofMinutes(5);

    private static final Duration COMMAND = Duration.ofMinutes(1);

    private final Setup setup;
    private final String name = "catcher-loki-" + UUID.randomUUID();
    private boolean created;

    LokiContainer(Setup setup) {
        this.setup = setup;
    }

    @Override
    public void start() {
        if (created) {
            docker(COMMAND, "start", name);
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--detach",
                "--name",
                name,
                "--publish",
                "127.0.0.1:" + setup.httpPort() + ":3100",
                "--volume",
                setup.config() + ":/etc/loki/loki.yaml:ro",
                IMAGE,
                "-config.file=/etc/loki/loki.yaml"));
        arguments.addAll(setup.flags());
        created = true;
        docker(PULL, arguments.toArray(String[]::new));
    }

    @Override
    public void stop() {
        docker(COMMAND, "stop", "-t", "30", name);
    }

    @Override
    public void kill() {
        docker(COMMAND, "kill", name);
    }

    @Override
    public boolean isAlive() {
        return docker(COMMAND, "inspect", "--format", "{{.State.Running}}", name)
                .output()
                .contains("true");
    }

    @Override
    public String log() {
        return docker(COMMAND, "logs", name).output();
    }

    @Override
    public void discard() {
        if (created) {
            Command.run(COMMAND, "docker", "rm", "--force", "--volumes", name);
        }
    }

    private static Command.Outcome docker(Duration deadline, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Command.Outcome outcome = Command.run(deadline, command.toArray(String[]::new));
        if (!outcome.succeeded()) {
            throw new IllegalStateException(command + " failed: " + outcome.output());
        }
        return outcome;
    }
}
