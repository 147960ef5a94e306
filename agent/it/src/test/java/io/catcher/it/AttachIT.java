package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.shop.Waiting;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code attach} of the packaged jar, on JVMs that run already. */
class AttachIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private record Ran(int code, String text) {}

    private Ran command(Jdk jdk, String... words) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of(jdk.java(), "-jar", Fork.agent().toString(), "attach"));
        line.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        started.add(process);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), text);
    }

    private Process waiting(Jdk jdk, String... flags) throws IOException {
        Process process = new Fork(jdk, directory).flag(flags).start(Fork.application(Waiting.class));
        started.add(process);
        await().atMost(PATIENCE)
                .until(() -> Files.readString(directory.resolve("stdout")).contains("ready"));
        return process;
    }

    private String yaml(String rules) throws IOException {
        Files.writeString(directory.resolve("interceptor.yaml"), rules);
        return "interceptor.yaml";
    }

    private static String pid(Process process) {
        return String.valueOf(process.pid());
    }

    @OnEachJdk
    void a_running_jvm_tells_its_failures_from_then_on(Jdk jdk) throws Exception {
        Process target = waiting(jdk);

        Ran listed = command(jdk, "--json");
        Ran attached = command(jdk, pid(target), yaml("rules: [{match: \"com.acme.shop.**#*\"}]"));
        try (OutputStream in = target.getOutputStream()) {
            in.write('\n');
        }

        assertThat(JsonParser.parseString(listed.text()).toString()).contains(pid(target), "com.acme.shop.Waiting");
        assertThat(attached.code()).as(attached.text()).isZero();
        assertThat(attached.text())
                .contains("loaded into " + pid(target), directory.toRealPath() + "/interceptor.yaml");
        assertThat(target.waitFor()).isZero();
        assertThat(Outcome.of(0, directory).events("exception")).hasSize(1);
    }

    @OnEachJdk
    void it_is_loaded_once(Jdk jdk) throws Exception {
        Process target = waiting(jdk);
        String file = yaml("rules: [{match: \"com.acme.shop.**#*\"}]");

        assertThat(command(jdk, pid(target), file).code()).isZero();

        assertThat(command(jdk, pid(target), file))
                .isEqualTo(new Ran(1, "catcher: attach: " + pid(target) + " has the agent already\n"));
    }

    @OnEachJdk
    void a_mistake_is_told_here_and_nothing_is_loaded(Jdk jdk) throws Exception {
        Process target = waiting(jdk);

        Ran ran = command(jdk, pid(target), yaml("rulez: []"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).contains("did you mean 'rules'?", "nothing was loaded");
        assertThat(directory.resolve("stderr")).isEmptyFile();
    }

    @OnEachJdk
    void a_process_that_is_no_jvm_is_left_alone(Jdk jdk) throws Exception {
        Process other = new ProcessBuilder("sleep", "600").start();
        started.add(other);

        Ran ran = command(jdk, pid(other), yaml("rules: []"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).contains("is no JVM");
        assertThat(other.isAlive()).isTrue();
    }

    @OnEachJdk
    void what_cannot_be_reached_is_explained(Jdk jdk) throws Exception {
        Process closed = waiting(jdk, "-XX:+DisableAttachMechanism");
        String file = yaml("rules: []");

        assertThat(command(jdk, pid(closed), file).text()).contains("-XX:+DisableAttachMechanism");
        assertThat(command(jdk, "999999999", file).text()).contains("there is no process 999999999");
        assertThat(command(jdk, "abc").code()).isEqualTo(2);
    }
}
