package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Interceptors of the user's own, in a jar of their own, around the methods of an application that knows nothing of them. */
class OwnInterceptorIT {

    private static final String AUDIT = """
            package com.acme.ops;

            import io.catcher.api.Call;
            import io.catcher.api.Interceptor;

            public class Audit implements Interceptor {
                public void onEnter(Call call) {
                    call.state("from the entry");
                    System.out.println("enter " + call.methodName() + call.arguments().length);
                }

                public void onExit(Call call) {
                    String end = call.thrown() == null ? "result " + call.result() : "thrown " + call.thrown().getClass().getName();
                    System.out.println("exit " + call.methodName() + " " + end + ", " + call.state() + ", of "
                            + call.target().getClass().getSimpleName() + ", rule " + call.rule() + ", " + (call.nanos() > 0));
                }
            }
            """;

    private static final String RULES = """
            rules:
              - {name: orders, match: "com.acme.shop.Shop.Orders#*"}
              - {name: rest, match: "com.acme.shop.**#*"}
            interceptors:
            """;

    @TempDir
    Path directory;

    private Outcome run(Jdk jdk, String interceptors, String... arguments) throws Exception {
        return new Fork(jdk, directory).with(RULES + interceptors).run(Shop.class, arguments);
    }

    private void jar(String... sources) throws Exception {
        Compiled.of(directory, sources).jar(directory.resolve("plugins/audit.jar"));
    }

    @OnEachJdk
    void it_sees_each_call_with_its_objects_and_keeps_what_it_likes_until_the_exit(Jdk jdk) throws Exception {
        jar(AUDIT);

        Outcome outcome =
                run(jdk, "  - {class: com.acme.ops.Audit, jar: plugins/audit.jar, rules: [orders]}", "1", "caught");

        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.stdout().lines())
                .containsExactly(
                        "enter place2",
                        "exit place result 4, from the entry, of Orders, rule orders, true",
                        "sum 4",
                        "enter place2",
                        "exit place thrown java.lang.NullPointerException, from the entry, of Orders, rule orders, true",
                        "caught at cost");
        assertThat(outcome.events("exception")).hasSize(1);
        assertThat(outcome.agentLog()).isEmpty();
    }

    @OnEachJdk
    void several_are_entered_by_priority_and_left_in_reverse(Jdk jdk) throws Exception {
        String inner = AUDIT.replace("Audit", "Inner")
                .replace("\"enter ", "\"inner enter ")
                .replace("\"exit ", "\"inner exit ");
        jar(AUDIT, inner);

        Outcome outcome = run(
                jdk,
                "  - {class: com.acme.ops.Inner, jar: plugins/audit.jar, rules: [orders], priority: LAST}\n"
                        + "  - {class: com.acme.ops.Audit, jar: plugins/audit.jar, rules: [orders], priority: LOW}",
                "1");

        assertThat(outcome.stdout().lines().map(line -> line.replaceAll(" place.*", "")))
                .containsExactly("enter", "inner enter", "inner exit", "exit", "sum 4");
    }

    @OnEachJdk
    void what_it_throws_stays_inside_is_told_and_switches_it_off_after_ten_times(Jdk jdk) throws Exception {
        jar("""
                package com.acme.ops;

                public class Audit implements io.catcher.api.Interceptor {
                    public void onEnter(io.catcher.api.Call call) throws Exception {
                        throw new java.io.IOException("no disk for the audit");
                    }
                }
                """);

        Outcome without = new Fork(jdk, directory).run(Shop.class, "100", "caught", "exit");
        Outcome with = run(jdk, "  - {class: com.acme.ops.Audit, jar: plugins/audit.jar}", "100", "caught", "exit");

        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
        assertThat(with.stderr()).isEmpty();
        JsonObject told = with.events("exception").get(0);
        assertThat(told.get("phase").getAsString()).isEqualTo("IN");
        assertThat(told.get("tool_name").getAsString()).isEqualTo("Orders.place");
        assertThat(told.getAsJsonObject("exception").get("message").getAsString())
                .isEqualTo("no disk for the audit");
        assertThat(with.agentLog().lines().filter(line -> line.contains("interceptor com.acme.ops.Audit")))
                .hasSize(2)
                .last()
                .asString()
                .contains("failed 10 times and is switched off; last: java.io.IOException");
        assertThat(with.events("lifecycle"))
                .filteredOn(event -> event.get("what").getAsString().equals("interceptor_off"))
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("com.acme.ops.Audit", "\"failures\":10"));
        assertThat(with.events("exception"))
                .filteredOn(event -> event.get("phase").getAsString().equals("OUT"))
                .hasSize(1);
    }

    @OnEachJdk
    void it_may_call_what_is_watched_without_being_called_again(Jdk jdk) throws Exception {
        jar("""
                package com.acme.ops;

                public class Audit implements io.catcher.api.Interceptor {
                    public void onEnter(io.catcher.api.Call call) throws Exception {
                        java.lang.reflect.Method quietly =
                                call.target().getClass().getDeclaredMethod("quietly", call.arguments()[0].getClass());
                        quietly.setAccessible(true);
                        System.out.println("audit " + quietly.invoke(call.target(), call.arguments()[0]));
                    }
                }
                """);

        Outcome outcome = run(jdk, "  - {class: com.acme.ops.Audit, jar: plugins/audit.jar, rules: [orders]}", "2");

        assertThat(outcome.stdout().lines()).containsExactly("audit 4", "audit 4", "sum 8");
        assertThat(outcome.agentLog()).isEmpty();
    }

    @OnEachJdk
    void a_constructor_that_hangs_costs_its_first_call_a_moment_and_is_left_out(Jdk jdk) throws Exception {
        jar("""
                package com.acme.ops;

                public class Audit implements io.catcher.api.Interceptor {
                    public Audit() throws Exception {
                        new java.util.concurrent.CountDownLatch(1).await();
                    }
                }
                """);

        Outcome outcome = run(jdk, "  - {class: com.acme.ops.Audit, jar: plugins/audit.jar}", "3");

        assertThat(outcome.stdout()).isEqualTo("sum 12\n");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.complaints())
                .containsExactly(
                        "catcher: " + directory.resolve("interceptor.yaml")
                                + ":5:13: interceptors: com.acme.ops.Audit is left out: it did not come back from its constructor within 2 s");
        assertThat(outcome.agentLog()).contains("com.acme.ops.Audit is left out");
    }

    @OnEachJdk
    void a_constructor_or_a_static_initialiser_that_throws_is_left_out(Jdk jdk) throws Exception {
        jar("""
                package com.acme.ops;

                public class Thrower implements io.catcher.api.Interceptor {
                    public Thrower() {
                        throw new IllegalStateException("no settings");
                    }
                }
                """, """
                package com.acme.ops;

                public class Static implements io.catcher.api.Interceptor {
                    static final int NUMBER = Integer.parseInt("none");
                }
                """);

        Outcome outcome = run(
                jdk,
                "  - {class: com.acme.ops.Thrower, jar: plugins/audit.jar}\n"
                        + "  - {class: com.acme.ops.Static, jar: plugins/audit.jar}",
                "3",
                "caught");

        assertThat(outcome.stdout()).isEqualTo("sum 12\ncaught at cost\n");
        assertThat(outcome.complaints())
                .hasSize(2)
                .anyMatch(line -> line.contains(":5:13: ")
                        && line.endsWith("failed in its constructor: java.lang.IllegalStateException: no settings"))
                .anyMatch(line -> line.contains(":6:13: ") && line.contains("failed in its static initialiser: "));
        assertThat(outcome.events("exception")).hasSize(1);
    }

    @OnEachJdk
    void a_jar_that_cannot_be_used_is_said_at_the_start_and_by_validate(Jdk jdk) throws Exception {
        jar(AUDIT, "package com.acme.ops; public class Other {}");
        Files.writeString(directory.resolve("plugins/text.jar"), "this is a text");
        String broken = """
                  - {class: com.acme.ops.Audit, jar: plugins/none.jar}
                  - {class: com.acme.ops.Audit, jar: plugins/text.jar}
                  - {class: com.acme.ops.Audti, jar: plugins/audit.jar}
                  - {class: com.acme.ops.Other, jar: plugins/audit.jar}
                  - {class: metrix}
                """;

        Outcome outcome = run(jdk, broken, "3");

        assertThat(outcome.stdout()).isEqualTo("sum 12\n");
        Path yaml = directory.resolve("interceptor.yaml");
        assertThat(outcome.complaints())
                .containsExactly(
                        "catcher: " + yaml + ":5:38: interceptors: there is no file " + directory + "/plugins/none.jar",
                        "catcher: " + yaml + ":6:38: interceptors: " + directory + "/plugins/text.jar is no jar",
                        "catcher: " + yaml + ":7:13: interceptors: there is no class 'com.acme.ops.Audti' in "
                                + directory
                                + "/plugins/audit.jar, which has com.acme.ops.Audit; did you mean 'com.acme.ops.Audit'?",
                        "catcher: " + yaml + ":8:13: interceptors: com.acme.ops.Other is no io.catcher.api.Interceptor",
                        "catcher: " + yaml
                                + ":9:13: interceptors: there is no built-in interceptor 'metrix' (only log and metrics);"
                                + " one of your own needs 'jar', the file that holds it; did you mean 'metrics'?");

        Outcome validated =
                new Fork(jdk, directory).run(List.of("-jar", Fork.agent().toString(), "validate", yaml.toString()));

        assertThat(validated.exitCode()).isEqualTo(1);
        assertThat(validated.stdout().lines().map(line -> "catcher: " + line))
                .containsAll(outcome.complaints())
                .last()
                .isEqualTo("catcher: 5 mistakes");
    }

    @OnEachJdk
    void the_built_in_ones_write_a_line_for_each_call_and_counts_for_prometheus(Jdk jdk) throws Exception {
        Outcome outcome = run(jdk, "  - class: log\n  - class: metrics", "2", "caught");

        assertThat(outcome.stderr()).isEmpty();
        assertThat(Files.readAllLines(directory.resolve("catcher/calls.log")))
                .hasSize(6)
                .anyMatch(line -> line.matches("\\S+Z \\d+\\.\\d+ ms Orders.place returned"))
                .anyMatch(line ->
                        line.matches("\\S+Z \\d+\\.\\d+ ms Shipping.cost threw java.lang.NullPointerException"));
        assertThat(Files.readString(directory.resolve("catcher/metrics.prom")))
                .contains("# TYPE catcher_calls_total counter")
                .containsPattern("catcher_calls_total\\{tool_name=\"Orders.place\",method=\"int [^\"]*\"} 3\n")
                .containsPattern("catcher_call_failures_total\\{tool_name=\"Orders.place\",method=\"int [^\"]*\"} 1\n");
    }
}
