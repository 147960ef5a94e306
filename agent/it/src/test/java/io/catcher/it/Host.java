package io.catcher.it;

import static org.awaitility.Awaitility.await;

import com.acme.shop.ByteCode;
import com.acme.shop.Running;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A forked JVM that goes on with {@link Running} until it is told to stop, and what can be seen of it meanwhile. */
final class Host implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Process process;

    private Host(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** The agent that sees the byte code comes after all others. */
    static Host of(Fork fork, Path directory) throws IOException {
        fork.flag("-javaagent:" + probe(directory));
        return started(fork, directory);
    }

    /** Without seeing the byte code. */
    static Host started(Fork fork, Path directory) throws IOException {
        Host host = new Host(directory, fork.start(Fork.application(Running.class)));
        host.until(() -> !host.state("calls ").isEmpty());
        return host;
    }

    private static Path probe(Path directory) throws IOException {
        Path jar = directory.resolve("probe.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ByteCode.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    long pid() {
        return process.pid();
    }

    /** Renames a new file over the old one, as editors do. */
    void replace(String file, String content) throws IOException {
        Path part = Files.writeString(directory.resolve(file + "~"), content);
        Files.move(part, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the program fail in a way that it has not failed in yet, and waits until it did. */
    void ask(int kind) throws IOException {
        replace("ask", Integer.toString(kind));
        until(() -> ("" + kind).equals(state("asked ")));
    }

    /** What the program says of itself behind this word; empty = nothing yet. */
    String state(String word) throws IOException {
        Path state = directory.resolve("state");
        return Files.exists(state)
                ? Files.readAllLines(state).stream()
                        .filter(line -> line.startsWith(word))
                        .map(line -> line.substring(word.length()))
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** {@code woven} or {@code own}, and a number that stands for the bytes. */
    String code(String type) throws IOException {
        return state(type + " ");
    }

    void untilCode(String type, String starts) {
        until(() -> code(type).startsWith(starts));
    }

    long calls() throws IOException {
        return Long.parseLong(state("calls "));
    }

    JsonObject untilEvent(Predicate<JsonObject> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> events().stream().filter(wanted).findFirst().orElse(null), found -> found != null);
    }

    /** A failure of {@code Till.fail} of a kind that was asked for. */
    static Predicate<JsonObject> failure(String message) {
        return event -> event.has("exception")
                && message.equals(
                        event.getAsJsonObject("exception").get("message").getAsString());
    }

    static Predicate<JsonObject> lifecycle(String what) {
        return event -> event.get("kind").getAsString().equals("lifecycle")
                && event.get("what").getAsString().equals(what);
    }

    /** Of the journal, whose last line may just be being written. */
    List<JsonObject> events() throws IOException {
        try {
            return Outcome.events(directory.resolve("catcher"));
        } catch (com.google.gson.JsonParseException torn) {
            return List.of();
        }
    }

    void untilStderr(String words) {
        until(() -> Files.readString(directory.resolve("stderr")).contains(words));
    }

    void untilLog(String words) {
        Path log = directory.resolve("catcher/catcher-agent.log");
        until(() -> Files.exists(log) && Files.readString(log).contains(words));
    }

    private void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    Outcome stop() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("stop"), "");
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        return Outcome.of(process.exitValue(), directory);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
