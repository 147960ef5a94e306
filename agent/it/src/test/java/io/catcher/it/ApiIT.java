package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** catcher-api.jar in an application: what it adds with the agent, and that it does nothing without. */
class ApiIT {

    private static final String DEPOT = """
            package com.acme.depot;

            import io.catcher.api.Catcher;
            import io.catcher.api.Caught;
            import io.catcher.api.Level;
            import java.util.concurrent.ExecutorService;
            import java.util.concurrent.Executors;

            public class Depot {

                @Caught(name = "depot.pack", level = Level.DEBUG)
                static int pack(int items) {
                    Catcher.context().workflow("wf_7").step("packing").put("customer", "C-12").put("password", "hunter2");
                    int weight = weigh(items);
                    try (var step = Catcher.step("label")) {
                        weight += items;
                    }
                    if (items > 2) {
                        throw new IllegalStateException("too many items");
                    }
                    return weight;
                }

                @Caught
                static int weigh(int items) {
                    return items * 3;
                }

                static int unmarked(int items) {
                    throw new IllegalArgumentException("not watched");
                }

                @Caught
                static void failsInStep() {
                    try (var step = Catcher.step("inner")) {
                        throwing();
                    }
                }

                @Caught
                static void throwing() {
                    throw new UnsupportedOperationException("inside of a step");
                }

                @Caught
                static void sends(ExecutorService pool) throws Exception {
                    pool.submit(Catcher.wrap("send", () -> {
                        throw new java.io.IOException("no way out");
                    })).get();
                }

                public static void main(String[] arguments) throws Exception {
                    System.out.println("packed " + pack(2));
                    tried(() -> pack(3));
                    tried(() -> unmarked(1));
                    tried(() -> {
                        failsInStep();
                        return 0;
                    });
                    ExecutorService pool = Executors.newSingleThreadExecutor();
                    tried(() -> {
                        sends(pool);
                        return 0;
                    });
                    pool.shutdown();
                    System.out.println("flushed " + Catcher.flush());
                    Runtime.getRuntime().halt(0);
                }

                private static void tried(java.util.concurrent.Callable<Integer> work) {
                    try {
                        work.call();
                    } catch (Exception e) {
                        Throwable first = e.getCause() == null ? e : e.getCause();
                        System.out.println(first.getClass().getSimpleName() + " " + first.getMessage());
                    }
                }
            }
            """;

    private static final String SAYS = """
            packed 8
            IllegalStateException too many items
            IllegalArgumentException not watched
            UnsupportedOperationException inside of a step
            IOException no way out
            flushed true
            """;

    /** A class that no rule names: the marks alone are followed. */
    private static final String NO_RULES = "rules: [{name: none, match: \"com.acme.nowhere.**#*\"}]";

    @TempDir
    Path directory;

    private Compiled depot;

    @BeforeEach
    void compile() throws Exception {
        depot = Compiled.of(directory, DEPOT);
    }

    private List<String> depot() {
        return List.of("-cp", depot.classes() + File.pathSeparator + Compiled.API, "com.acme.depot.Depot");
    }

    private static JsonObject failing(Outcome outcome, String type) {
        return outcome.events("exception").stream()
                .filter(event -> event.getAsJsonObject("exception")
                        .get("type")
                        .getAsString()
                        .endsWith(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " is not told: " + outcome.events()));
    }

    private static String text(JsonObject event, String key) {
        return event.has(key) ? event.get(key).getAsString() : "absent";
    }

    @OnEachJdk
    void without_the_agent_it_does_nothing(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).run(depot());

        assertThat(outcome.stdout()).isEqualTo(SAYS);
        assertThat(outcome.stderr()).isEmpty();
    }

    @OnEachJdk
    void a_marked_method_is_watched_without_a_rule_and_told_with_what_the_application_said(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(NO_RULES).run(depot());

        assertThat(outcome.stdout()).isEqualTo(SAYS);
        assertThat(outcome.stderr()).isEmpty();
        JsonObject event = failing(outcome, "IllegalStateException");
        assertThat(text(event, "tool_name")).isEqualTo("depot.pack");
        assertThat(text(event, "rule")).isEqualTo("@Caught");
        assertThat(text(event, "workflow_id")).isEqualTo("wf_7");
        assertThat(text(event, "step_id")).isEqualTo("packing");
        assertThat(event.getAsJsonObject("context").get("customer").getAsString())
                .isEqualTo("C-12");
        assertThat(event.toString()).doesNotContain("hunter2");
        assertThat(event.getAsJsonObject("memory").get("used_bytes").getAsLong())
                .isPositive();
        assertThat(outcome.events("exception").toString()).doesNotContain("IllegalArgumentException");
    }

    @OnEachJdk
    void at_level_debug_an_event_has_what_its_steps_were_called_with_and_returned(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(NO_RULES).run(depot());

        JsonArray steps = failing(outcome, "IllegalStateException")
                .getAsJsonObject("request")
                .getAsJsonArray("steps");
        JsonObject weigh = steps.get(0).getAsJsonObject();
        assertThat(text(weigh, "tool_name")).isEqualTo("Depot.weigh");
        assertThat(weigh.getAsJsonArray("args").toString()).contains("\"name\":\"items\"", "\"value\":3");
        assertThat(weigh.get("output").getAsInt()).isEqualTo(9);
        assertThat(text(steps.get(1).getAsJsonObject(), "tool_name")).isEqualTo("label");
    }

    @OnEachJdk
    void a_step_that_an_exception_passes_is_no_place_where_it_was_swallowed(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(NO_RULES).run(depot());

        JsonObject event = failing(outcome, "UnsupportedOperationException");
        assertThat(text(event, "outcome")).isEqualTo("left");
        assertThat(text(event, "tool_name")).isEqualTo("Depot.throwing");
        assertThat(event.getAsJsonArray("path")).hasSize(2);
        assertThat(event.has("memory")).isFalse();
    }

    @OnEachJdk
    void wrapped_work_is_part_of_the_request_that_wrapped_it_and_its_failure_is_told(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(NO_RULES).run(depot());

        JsonObject event = failing(outcome, "IOException");
        assertThat(text(event, "tool_name")).isEqualTo("send");
        assertThat(text(event.getAsJsonObject("request"), "parent_entry")).isEqualTo("Depot.sends");
        assertThat(event.has("parent_request_id")).isTrue();
    }

    @OnEachJdk
    void each_copy_in_a_loader_of_its_own_finds_the_agent(Jdk jdk) throws Exception {
        Compiled two = Compiled.of(directory, """
                package com.acme.two;

                import java.net.URL;
                import java.net.URLClassLoader;
                import java.nio.file.Path;

                public class Two {
                    public static void main(String[] arguments) throws Exception {
                        for (int i = 0; i < 2; i++) {
                            URL[] jars = {Path.of(arguments[0]).toUri().toURL()};
                            try (URLClassLoader loader = new URLClassLoader(jars, null)) {
                                Class<?> catcher = loader.loadClass("io.catcher.api.Catcher");
                                Object step = catcher.getMethod("step", String.class).invoke(null, "copy" + i);
                                System.out.println(step == catcher.getMethod("step", String.class).invoke(null, "copy" + i));
                            }
                        }
                    }
                }
                """);
        List<String> run = List.of("-cp", two.classes().toString(), "com.acme.two.Two", Compiled.API.toString());

        assertThat(new Fork(jdk, directory).run(run).stdout()).isEqualTo("true\ntrue\n");
        assertThat(new Fork(jdk, directory).with(NO_RULES).run(run).stdout()).isEqualTo("false\nfalse\n");
    }

    @OnEachJdk
    void on_the_module_path_it_finds_the_agent(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(NO_RULES)
                .run(List.of(
                        "--module-path",
                        Compiled.API + File.pathSeparator + depot.jar(directory.resolve("lib/depot.jar")),
                        "-m",
                        "depot/com.acme.depot.Depot"));

        assertThat(outcome.stdout()).isEqualTo(SAYS);
        assertThat(text(failing(outcome, "IllegalStateException"), "workflow_id"))
                .isEqualTo("wf_7");
    }

    @OnEachJdk
    void a_copy_that_was_loaded_before_the_agent_attached_finds_it_then(Jdk jdk) throws Exception {
        Compiled late = Compiled.of(directory, """
                package com.acme.late;

                import io.catcher.api.Catcher;
                import io.catcher.api.Caught;
                import java.nio.file.Files;
                import java.nio.file.Path;

                public class Late {
                    @Caught
                    static void fails() {
                        Catcher.context().put("when", "late");
                        throw new IllegalStateException("after the attach");
                    }

                    public static void main(String[] arguments) throws Exception {
                        for (int i = 0; i < 2; i++) {
                            try {
                                fails();
                            } catch (IllegalStateException expected) {
                                Files.writeString(Path.of("ready"), "");
                            }
                            while (i == 0 && !Files.exists(Path.of("attached"))) {
                                Thread.sleep(10);
                            }
                        }
                    }
                }
                """);
        Path yaml = Files.writeString(directory.resolve("interceptor.yaml"), NO_RULES);
        Process process = new Fork(jdk, directory)
                .flag("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading")
                .start(List.of("-cp", late.classes() + File.pathSeparator + Compiled.API, "com.acme.late.Late"));
        await().until(() -> Files.exists(directory.resolve("ready")));
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        machine.loadAgent(Fork.agent().toString(), yaml.toString());
        machine.detach();
        Files.writeString(directory.resolve("attached"), "");

        Outcome outcome = Outcome.of(process.waitFor(), directory);

        JsonObject event = failing(outcome, "IllegalStateException");
        assertThat(event.getAsJsonObject("context").get("when").getAsString()).isEqualTo("late");
        assertThat(outcome.events("exception")).hasSize(1);
    }
}
