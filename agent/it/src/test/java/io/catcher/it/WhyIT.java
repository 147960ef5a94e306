package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.shop.Slowness;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A method becomes slow for a reason that the test knows: the event must say it. */
class WhyIT {

    private static final String RULES = """
            service: {name: shop}
            rules:
              - name: shop
                match: "com.acme.shop.Slowness$*#*"
            """;

    private static final String STOPPED = "State:\tT";

    @TempDir
    Path directory;

    private static String why(JsonObject event) {
        return event.has("why") ? event.get("why").getAsString() : "";
    }

    private static JsonObject spikeOf(Outcome outcome, String tool) {
        return outcome.events("spike").stream()
                .filter(event -> event.get("tool_name").getAsString().equals(tool))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no spike of " + tool + ": " + outcome.events()));
    }

    @OnEachJdk
    void a_call_that_waits_for_another_program_says_where_it_waited(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Slowness.class, "waits");

        JsonObject spike = spikeOf(outcome, "Till.pay");
        assertThat(why(spike))
                .startsWith("the thread waited: ")
                .contains(" in java.net.", "read, called by com.acme.shop.Slowness$Till.askTheBank");
        assertThat(spike.getAsJsonObject("cause").get("cpu_share").getAsDouble())
                .isLessThan(0.2);
        assertThat(spike.getAsJsonArray("stacks").get(0).toString())
                .contains("com.acme.shop.Slowness$Till.pay(Slowness.java:")
                .doesNotContain("Slowness.main", "io.catcher");
        assertThat(spike.getAsJsonArray("callers").get(0).getAsJsonObject().get("tool_name"))
                .hasToString("\"Desk.serve\"");
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.agentLog()).isEmpty();
    }

    @OnEachJdk
    void a_call_that_computes_says_so(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Slowness.class, "computes");

        assertThat(why(spikeOf(outcome, "Till.pay")))
                .contains("CPU", "in com.acme.shop.Slowness$Till.count")
                .doesNotContain("waited");
    }

    @OnEachJdk
    void a_method_that_stays_slow_says_what_its_calls_do(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Slowness.class, "drags");

        assertThat(outcome.events("shift")).isNotEmpty().allSatisfy(event -> assertThat(why(event))
                .contains("the thread waited", "LockSupport.parkNanos"));
    }

    @OnEachJdk
    void a_call_that_is_held_up_by_the_collector_is_told_as_that(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .flag("-Xmx700m", "-XX:+UseSerialGC")
                .with(RULES)
                .run(Slowness.class, "collects");

        assertThat(outcome.events().stream().map(WhyIT::whyOfAny))
                .as("%s", outcome.events())
                .anySatisfy(why -> assertThat(why).contains("GC pause (MarkSweepCompact"));
    }

    @OnEachJdk
    void without_stacks_none_is_taken(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES + "perfcatcher: {stacks: false}\n")
                .run(Slowness.class, "waits");

        JsonObject spike = spikeOf(outcome, "Till.pay");
        assertThat(spike.has("stacks")).isFalse();
        assertThat(why(spike)).startsWith("the thread waited: ").doesNotContain("sample");
    }

    @OnEachJdk
    void a_process_that_was_stopped_is_told_once_and_blamed_on_no_method(Jdk jdk) throws Exception {
        Process process = new Fork(jdk, directory).with(RULES).start(Fork.application(Slowness.class, "stops"));
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(directory.resolve("ready")));
            signal("STOP", process);
            Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
            await().until(() -> Files.readString(status).contains(STOPPED));
            // The stop has to last for something to be seen of it: this is the fault itself, not a guess.
            await().pollDelay(Duration.ofSeconds(2))
                    .until(() -> Files.readString(status).contains(STOPPED));
            signal("CONT", process);
            Files.createFile(directory.resolve("end"));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        Outcome outcome = Outcome.of(process.exitValue(), directory);

        List<JsonObject> stalls = outcome.events("lifecycle").stream()
                .filter(event -> event.get("what").getAsString().equals("stall"))
                .toList();
        assertThat(stalls).as("%s", outcome.events()).hasSize(1);
        JsonObject details = stalls.get(0).getAsJsonObject("details");
        assertThat(details.get("length_ms").getAsDouble()).isGreaterThan(1_500);
        assertThat(details.get("methods_affected").getAsInt()).isEqualTo(2);
        assertThat(details.get("calls_affected").getAsInt()).isBetween(1, 6);
        assertThat(details.get("why").getAsString()).contains("the whole JVM stood still", "it was stopped");
        assertThat(Stream.of("spike", "shift", "escalated").flatMap(kind -> outcome.events(kind).stream()))
                .isEmpty();
    }

    private static String whyOfAny(JsonObject event) {
        return event.has("details") ? why(event.getAsJsonObject("details")) : why(event);
    }

    private static void signal(String name, Process process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
