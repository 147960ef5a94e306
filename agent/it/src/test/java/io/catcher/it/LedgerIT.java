package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.shop.Managed;
import com.acme.shop.Steady;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** However a JVM ends, the program's own count of its failures is the journal's, or the next start says what is missing. */
class LedgerIT {

    private static final String RULES = """
            service: {name: shop}
            rules: [{name: works, match: "com.acme.shop.Steady$Works#*"}]
            """;

    @TempDir
    Path directory;

    private Path stdout() {
        return directory.resolve("stdout");
    }

    private long said() throws IOException {
        return Files.readString(stdout())
                .lines()
                .filter(line -> line.matches("\\d+"))
                .count();
    }

    /** A busy machine may need longer for the first lines than the program for its first failures. */
    private boolean isTold(long before) throws IOException {
        return said() >= 400 && journalled() > before + 2_000;
    }

    private long journalled() throws IOException {
        Path journal = directory.resolve("catcher/bugcatcher.log");
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    private Process started(Jdk jdk, String... arguments) throws IOException {
        Files.deleteIfExists(stdout());
        long before = journalled();
        Process process = new Fork(jdk, directory).with(RULES).start(Fork.application(Steady.class, arguments));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(stdout()) && (isTold(before) || !process.isAlive()));
        return process;
    }

    /** Whole events; torn lines are left out. */
    private List<JsonObject> events() throws IOException {
        List<JsonObject> events = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("catcher/bugcatcher.log"))) {
            try {
                events.add(JsonParser.parseString(line).getAsJsonObject());
            } catch (JsonSyntaxException | IllegalStateException torn) {
                assertThat(line).startsWith("{\"schema\":1,\"torn");
            }
        }
        return events;
    }

    private static String instance(JsonObject event) {
        return event.getAsJsonObject("service").get("instance").getAsString();
    }

    private static long failures(List<JsonObject> events, String instance) {
        return events.stream()
                .filter(event -> instance(event).equals(instance)
                        && event.get("kind").getAsString().equals("exception"))
                .mapToLong(event ->
                        1 + (event.has("suppressed") ? event.get("suppressed").getAsLong() : 0))
                .sum();
    }

    @OnEachJdk
    void a_killed_jvm_loses_a_moment_that_the_next_start_counts(Jdk jdk) throws Exception {
        Map<String, Long> said = new HashMap<>();
        for (int run = 0; run < 5; run++) {
            Process process = started(jdk, "1000000", "1000", "end");
            process.destroyForcibly().waitFor();
            List<JsonObject> events = events();
            said.put(instance(events.get(events.size() - 1)), said());
            Files.writeString(
                    directory.resolve("catcher/bugcatcher.log"), "{\"schema\":1,\"torn", StandardOpenOption.APPEND);
        }
        started(jdk, "1", "1000", "end").waitFor();

        List<JsonObject> events = events();
        Map<String, JsonObject> killed = new HashMap<>();
        events.stream()
                .filter(event ->
                        event.has("what") && event.get("what").getAsString().equals("killed"))
                .forEach(event -> {
                    JsonObject details = event.getAsJsonObject("details");
                    killed.put(details.get("instance").getAsString(), details);
                });
        assertThat(said).hasSize(5);
        for (Map.Entry<String, Long> run : said.entrySet()) {
            JsonObject lost = killed.getOrDefault(run.getKey(), new JsonObject());
            long counted = failures(events, run.getKey())
                    + (lost.has("events_lost") ? lost.get("events_lost").getAsLong() : 0)
                    + (lost.has("repeats_untold") ? lost.get("repeats_untold").getAsLong() : 0);
            System.out.println("killed: said " + run.getValue() + ", in the journal " + failures(events, run.getKey())
                    + ", counted with what was lost " + counted);
            // What happened in the last moment nobody could note; how long that is, KillsIT prints.
            assertThat(counted).isLessThanOrEqualTo(run.getValue() + 1).isPositive();
            assertThat(events.stream()
                            .filter(event -> instance(event).equals(run.getKey()))
                            .map(event -> event.get("seq").getAsLong()))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .startsWith(1L);
        }
        assertThat(killed).isNotEmpty();
    }

    @OnEachJdk
    void a_terminated_jvm_tells_all_of_what_it_was_in_the_middle_of(Jdk jdk) throws Exception {
        for (int run = 0; run < 5; run++) {
            Process process = started(jdk, "2000", "20000", "wait");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(stdout()).contains("done"));
            process.destroy();

            assertThat(process.waitFor()).isEqualTo(143);
            List<JsonObject> events = events();
            assertThat(failures(events, instance(events.get(events.size() - 1))))
                    .isEqualTo(2_000);
        }
    }

    @OnEachJdk
    void an_exit_and_the_end_of_main_lose_nothing(Jdk jdk) throws Exception {
        Map<String, Integer> ends = Map.of("exit", 3, "end", 0);
        for (Map.Entry<String, Integer> end : ends.entrySet()) {
            Outcome outcome = new Fork(jdk, directory).with(RULES).run(Steady.class, "2000", "20000", end.getKey());

            assertThat(outcome.exitCode()).isEqualTo(end.getValue());
            assertThat(outcome.stderr()).isEmpty();
            List<JsonObject> events = outcome.events();
            assertThat(failures(events, instance(events.get(events.size() - 1))))
                    .isEqualTo(2_000);
        }
        assertThat(new Fork(jdk, directory)
                        .with(RULES)
                        .run(Steady.class, "1", "1000", "end")
                        .events("lifecycle"))
                .noneMatch(event -> event.get("what").getAsString().equals("killed"));
    }

    @OnEachJdk
    void a_halt_is_counted_like_a_kill(Jdk jdk) throws Exception {
        Outcome halted = new Fork(jdk, directory).with(RULES).run(Steady.class, "3000", "2000", "halt");
        assertThat(halted.exitCode()).isEqualTo(4);
        List<JsonObject> before = halted.events();
        String instance = instance(before.get(before.size() - 1));
        List<JsonObject> after = new Fork(jdk, directory)
                .with(RULES)
                .run(Steady.class, "1", "1000", "end")
                .events();

        long untold = after.stream()
                .filter(event ->
                        event.has("details") && event.getAsJsonObject("details").has("repeats_untold"))
                .mapToLong(event -> event.getAsJsonObject("details")
                                .get("repeats_untold")
                                .getAsLong()
                        + event.getAsJsonObject("details").get("events_lost").getAsLong())
                .sum();
        long counted = failures(after, instance) + untold;
        System.out.println("halted: said 3000, in the journal " + failures(after, instance) + ", counted " + counted);
        assertThat(counted).isBetween(1_000L, 3_000L);
    }

    @OnEachJdk
    void an_application_with_an_mbean_server_finds_the_ledger_there(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Managed.class);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.stdout()).contains("Deduplicated=", "JournalBytes=", "Loki=off", "WovenMethods=2");
        assertThat(number(outcome, "Produced"))
                .isEqualTo(number(outcome, "Delivered")
                        + number(outcome, "Pending")
                        + number(outcome, "Deduplicated")
                        + number(outcome, "RateLimited"))
                .isGreaterThanOrEqualTo(50);
    }

    private static long number(Outcome outcome, String attribute) {
        return Long.parseLong(outcome.stdout().replaceAll("(?s).*\\b" + attribute + "=(\\d+).*", "$1"));
    }
}
