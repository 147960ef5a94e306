package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Draining;
import com.acme.shop.Endings;
import com.acme.shop.Interrupting;
import com.acme.shop.Shop;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** How threads and JVMs end, and what is told of it. */
class EndingsIT {

    private static final String RULES = """
            service: {name: shop}
            perfcatcher: {enabled: false}
            rules:
              - name: shop
                match: "com.acme.shop.Endings$Task#*"
            """;
    private static final String NO_RULES = "service: {name: shop}\n";

    @TempDir
    Path directory;

    private List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("catcher/crashes"))) {
            return files.sorted().toList();
        }
    }

    private static JsonObject crash(Outcome outcome) {
        List<JsonObject> crashes = outcome.events("lifecycle").stream()
                .filter(event -> event.get("what").getAsString().equals("crash"))
                .toList();
        assertThat(crashes).hasSize(1);
        return crashes.get(0);
    }

    private static String detail(JsonObject event, String name) {
        return event.getAsJsonObject("details").get(name).getAsString();
    }

    @OnEachJdk
    void without_any_rule_an_uncaught_exception_is_told_with_a_report(Jdk jdk) throws Exception {
        Outcome without = new Fork(jdk, directory).run(Endings.class, "plain");
        Outcome with = new Fork(jdk, directory).with(NO_RULES).run(Endings.class, "plain");

        assertThat(with.exitCode()).isEqualTo(without.exitCode()).isEqualTo(1);
        assertThat(with.stderr()).endsWith(without.stderr()).startsWith("catcher: no rules");
        JsonObject event = with.events("exception").get(0);
        assertThat(event.get("outcome").getAsString()).isEqualTo("uncaught");
        assertThat(event.get("error_code").getAsString()).isEqualTo("F001");
        assertThat(event.get("severity").getAsString()).isEqualTo("fatal");
        assertThat(detail(crash(with), "event_id"))
                .isEqualTo(event.get("event_id").getAsString());
        Path report = Path.of(detail(crash(with), "report"));
        assertThat(report.getFileName().toString()).matches("crash_\\d{8}_\\d{6}\\.md");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(report))
                .contains("**Service:** shop", "**JVM:** ", "**Location:** com.acme.shop.Endings.main", "    plain")
                .contains("Caused by: java.io.IOException: cause", "## Last requests");
    }

    @OnEachJdk
    void what_was_told_as_it_left_woven_code_is_one_story_with_its_end(Jdk jdk) throws Exception {
        Outcome without = new Fork(jdk, directory).run(Endings.class, "woven");
        Outcome with = new Fork(jdk, directory).with(RULES).run(Endings.class, "woven");

        assertThat(with.stderr()).isEqualTo(without.stderr());
        assertThat(with.exitCode()).isEqualTo(1);
        assertThat(with.events("exception")).hasSize(1);
        assertThat(detail(crash(with), "event_id"))
                .isEqualTo(with.events("exception").get(0).get("event_id").getAsString());
        assertThat(Files.readString(reports().get(0))).contains("- Task.work").doesNotContain("hunter2");
    }

    @OnEachJdk
    void the_applications_own_handlers_get_the_very_same_throwable(Jdk jdk) throws Exception {
        Outcome without = new Fork(jdk, directory).run(Endings.class, "handlers");
        Outcome with = new Fork(jdk, directory).with(RULES).run(Endings.class, "handlers");

        assertThat(without.stdout()).isEqualTo("default handler null\nseen 2 same true\n");
        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.stderr()).isEmpty();
        assertThat(with.exitCode()).isZero();
        assertThat(with.events("exception")).isNotEmpty();
        assertThat(directory.resolve("catcher/crashes")).doesNotExist();
    }

    @OnEachJdk
    void exhausted_memory_is_told_and_ends_the_application_as_it_would_without(Jdk jdk) throws Exception {
        Outcome without = new Fork(jdk, directory).flag("-Xmx64m").run(Endings.class, "memory");
        Outcome with = new Fork(jdk, directory).flag("-Xmx64m").with(RULES).run(Endings.class, "memory");

        assertThat(with.stderr()).isEqualTo(without.stderr()).contains("OutOfMemoryError");
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
        assertThat(crash(with).get("error_code").getAsString()).isEqualTo("F002");
        assertThat(Files.readString(reports().get(0))).contains("java.lang.OutOfMemoryError");
    }

    @OnEachJdk
    void a_leak_that_ends_the_jvm_is_told_although_the_heap_stays_full(Jdk jdk) throws Exception {
        Outcome with = new Fork(jdk, directory).flag("-Xmx64m").with(RULES).run(Endings.class, "leak");

        assertThat(with.stderr()).contains("OutOfMemoryError");
        assertThat(with.exitCode()).isEqualTo(1);
        assertThat(with.events("exception").toString()).contains("java.lang.OutOfMemoryError");
        assertThat(crash(with).get("error_code").getAsString()).isEqualTo("F002");
        assertThat(Files.readString(reports().get(0))).contains("java.lang.OutOfMemoryError");
    }

    @OnEachJdk
    void an_overflow_that_ends_the_jvm_is_told(Jdk jdk) throws Exception {
        Outcome without = new Fork(jdk, directory).flag("-Xss512k").run(Endings.class, "overflow");
        Outcome with = new Fork(jdk, directory).flag("-Xss512k").with(NO_RULES).run(Endings.class, "overflow");

        assertThat(with.stderr()).contains("StackOverflowError");
        assertThat(with.exitCode()).isEqualTo(without.exitCode()).isEqualTo(1);
        assertThat(detail(crash(with), "exception")).isEqualTo("java.lang.StackOverflowError");
    }

    @OnEachJdk
    void a_deadlock_at_the_exit_is_told_with_both_threads(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Endings.class, "deadlock");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(crash(outcome).toString()).contains("deadlock", "\"one\"", "\"two\"", "Endings.lock");
        assertThat(Files.readString(reports().get(0))).contains("ended in a deadlock", "one waits for");
    }

    @OnEachJdk
    void what_fails_in_a_shutdown_hook_after_the_agents_last_work_is_told_and_counted(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Draining.class);

        assertThat(outcome.exitCode()).isZero();
        List<JsonObject> failures = outcome.events("exception");
        assertThat(failures.get(0).getAsJsonArray("path").toString()).contains("Task.work");
        assertThat(failures.stream()
                        .mapToLong(event -> 1
                                + (event.has("suppressed")
                                        ? event.get("suppressed").getAsLong()
                                        : 0))
                        .sum())
                .isEqualTo(40);
    }

    @OnEachJdk
    void a_hook_that_interrupts_all_threads_costs_no_event(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Interrupting.class);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.failures()).isEqualTo(50);

        Outcome next = new Fork(jdk, directory).with(RULES).run(Interrupting.class);
        assertThat(next.events("lifecycle").stream()
                        .filter(event -> event.get("what").getAsString().equals("killed")))
                .isEmpty();
    }

    @OnEachJdk
    void the_last_thing_that_the_last_hook_does_is_told(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Draining.class, "last");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stderr()).doesNotContain("the flag is");
        assertThat(outcome.events("exception")).hasSize(1);
    }

    /** The disk of a container goes with it. */
    @OnEachJdk
    void the_last_thing_that_the_last_hook_does_is_delivered(Jdk jdk) throws Exception {
        try (Receiver loki = new Receiver()) {
            Outcome outcome = new Fork(jdk, directory)
                    .with(RULES)
                    .set("BUGCATCHER_LOKI_ENABLED", "true")
                    .set("BUGCATCHER_LOKI_URL", loki.url())
                    .run(Draining.class, "last");

            assertThat(outcome.events("exception")).singleElement().satisfies(event -> assertThat(loki.events)
                    .containsKey(event.get("event_id").getAsString()));
        }
    }

    @OnEachJdk
    void reports_of_one_second_do_not_overwrite_each_other(Jdk jdk) throws Exception {
        for (int i = 0; i < 3; i++) {
            new Fork(jdk, directory).with(RULES).run(Endings.class, "woven");
        }

        assertThat(reports()).hasSize(3);
    }

    @OnEachJdk
    void the_next_start_points_to_the_jvms_own_error_log_once(Jdk jdk) throws Exception {
        Path log = directory.resolve("jvm_4711.err");
        Files.writeString(
                log, "#\n# SIGSEGV (0xb) at pc=0x0\n# Problematic frame:\n# C  [libx.so+0x1]\n\nsecret=line\n");
        String errorFile = "-XX:ErrorFile=" + directory.resolve("jvm_%p.err");
        Outcome first = new Fork(jdk, directory).flag(errorFile).with(SHOP).run(Shop.class, "1");
        Outcome second = new Fork(jdk, directory).flag(errorFile).with(SHOP).run(Shop.class, "1");

        assertThat(detail(crash(first), "hs_err")).isEqualTo(log.toString());
        assertThat(Files.readString(reports().get(0)))
                .contains(log.toString(), "libx.so")
                .doesNotContain("secret");
        assertThat(crash(second).get("seq").getAsLong())
                .isEqualTo(crash(first).get("seq").getAsLong());
        assertThat(reports()).hasSize(1);
    }

    private static final String SHOP = """
            service: {name: shop}
            perfcatcher: {enabled: false}
            rules:
              - name: shop
                match: "com.acme.shop.Shop$*#*"
            """;
}
