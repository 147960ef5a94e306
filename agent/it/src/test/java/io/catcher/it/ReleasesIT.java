package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.acme.shop.Releases;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What a new version of the service has made slower is told, and only once. */
class ReleasesIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            rules:
              - name: desk
                match: ["**.Releases.Desk#place", "**.Releases.Desk#count"]
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void a_method_that_the_new_version_made_slower_is_told_once_with_both_versions(Jdk jdk) throws Exception {
        assertThat(run(jdk, "1.0", 300, 200).shifts()).isEmpty();
        Run slower = run(jdk, "1.1", 450, 200);
        assertThat(slower.shifts()).hasSize(1);
        JsonObject shift = slower.shifts().get(0);
        assertThat(shift.get("tool_name").getAsString()).isEqualTo("Desk.place");
        assertThat(shift.get("severity").getAsString()).isEqualTo("warning");
        assertThat(shift.get("against").getAsString()).isEqualTo("version");
        assertThat(shift.get("versions").toString()).isEqualTo("{\"old\":\"1.0\",\"new\":\"1.1\"}");
        assertThat(shift.get("ratio").getAsDouble()).isEqualTo(1.5, within(0.2));
        assertThat(shift.getAsJsonObject("old").get("p50").getAsDouble()).isEqualTo(0.3, within(0.06));
        assertThat(shift.getAsJsonObject("new").get("p50").getAsDouble()).isEqualTo(0.45, within(0.09));
        assertThat(shift.getAsJsonArray("window")).hasSize(100);

        assertThat(run(jdk, "1.1", 450, 200).shifts())
                .as("the same version again")
                .isEmpty();

        Path file = baseline("1.1");
        Files.write(file, new byte[] {1}, StandardOpenOption.TRUNCATE_EXISTING);
        Run damaged = run(jdk, "1.1", 450, 200);
        assertThat(damaged.outcome().stderr()).isEmpty();
        assertThat(damaged.outcome().agentLog()).contains("are ignored: ", file.getFileName() + " is cut short");
        assertThat(damaged.shifts()).as("what is known of 1.0 is not lost").hasSize(1);
        assertThat(Files.size(file)).as("rewritten").isGreaterThan(100);
    }

    private Path baseline(String version) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("catcher"))) {
            return files.filter(file -> file.getFileName().toString().matches("baselines-.*-" + version + "-.*"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The shifts that this run has added to the journal. */
    private Run run(Jdk jdk, String version, int place, int count) throws Exception {
        long before = Files.exists(directory.resolve("catcher"))
                ? Outcome.events(directory.resolve("catcher")).size()
                : 0;
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES)
                .set("CATCHER_SERVICE_VERSION", version)
                .run(Releases.class, place + "", count + "");
        List<JsonObject> shifts = outcome.events().stream()
                .skip(before)
                .filter(event -> event.get("kind").getAsString().equals("shift") && event.has("against"))
                .toList();
        return new Run(outcome, shifts);
    }

    private record Run(Outcome outcome, List<JsonObject> shifts) {}
}
