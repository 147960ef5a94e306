package io.catcher.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM to fork: an application with or without the agent, in a directory of its own. */
final class Fork {

    private static final Path AGENT =
            Path.of(System.getProperty("catcher.agent.jar")).toAbsolutePath().normalize();
    private static final Path APPS = Path.of("target", "test-classes").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 120;

    private final Jdk jdk;
    private final Path directory;
    private final List<String> flags = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();

    Fork(Jdk jdk, Path directory) {
        this.jdk = jdk;
        this.directory = directory;
        // No test must ever talk to a Loki that happens to run on the machine's usual port.
        environment.put("BUGCATCHER_LOKI_ENABLED", "false");
    }

    /** The packaged jar under test. */
    static Path agent() {
        return AGENT;
    }

    /** With the agent and this YAML. */
    Fork with(String yaml) throws IOException {
        return withFile(Files.writeString(directory.resolve("interceptor.yaml"), yaml));
    }

    /** With the agent and this file, whatever it is. */
    Fork withFile(Path yaml) {
        return flag("-javaagent:" + AGENT + "=" + yaml);
    }

    Fork flag(String... more) {
        flags.addAll(Arrays.asList(more));
        return this;
    }

    /** Started by another program, which becomes the JVM. */
    Fork behind(String... program) {
        before.addAll(Arrays.asList(program));
        return this;
    }

    Fork set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs one of the test applications to its end. */
    Outcome run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> tail = new ArrayList<>(List.of("-cp", APPS.toString(), main.getName()));
        tail.addAll(Arrays.asList(arguments));
        return run(tail);
    }

    /** Runs anything to its end: the JVM's arguments after the agent. */
    Outcome run(List<String> tail) throws IOException, InterruptedException {
        Process process = start(tail);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after " + PATIENCE_SECONDS + " s: " + tail);
        }
        return Outcome.of(process.exitValue(), directory);
    }

    Process start(List<String> tail) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(jdk.java());
        command.addAll(flags);
        command.addAll(tail);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("stdout").toFile())
                .redirectError(directory.resolve("stderr").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CATCHER_") || name.startsWith("BUGCATCHER_"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The JVM's arguments of one of the test applications, for {@link #start}. */
    static List<String> application(Class<?> main, String... arguments) {
        List<String> tail = new ArrayList<>(List.of("-cp", APPS.toString(), main.getName()));
        tail.addAll(Arrays.asList(arguments));
        return tail;
    }
}
