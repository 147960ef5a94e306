package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.HandOvers;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Requests follow their work from thread to thread where {@code bugcatcher.propagation} asks for it. */
class HandOverIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            rules:
              - name: orders
                match: ["**.HandOvers.Order#*", "**.HandOvers.Task#*"]
            """;

    private static final String FOLLOWING = RULES + "bugcatcher: {propagation: true}\n";

    @TempDir
    Path directory;

    @OnEachJdk
    void work_that_a_request_handed_over_names_its_request_and_workflow(Jdk jdk) throws Exception {
        Outcome plain = new Fork(jdk, directory).run(HandOvers.class);
        Outcome outcome = new Fork(jdk, directory)
                .flag("-Xverify:all", "-Dcatcher.bench.unlimited=true")
                .with(FOLLOWING)
                .run(HandOvers.class);

        assertThat(outcome.stdout()).isEqualTo(plain.stdout());
        assertThat(outcome.stderr()).doesNotContain("catcher");
        List<JsonObject> events = outcome.events("exception");
        JsonObject order = events.stream()
                .filter(event -> text(event, "tool_name").equals("Order.place"))
                .findFirst()
                .orElseThrow();
        String request = text(order, "request_id");
        List<JsonObject> tasks = events.stream()
                .filter(event -> text(event, "tool_name").equals("Task.run")
                        && !message(event).endsWith("no request"))
                .toList();
        assertThat(tasks)
                .hasSize((int) plain.stdout()
                                .lines()
                                .filter(line -> line.startsWith("failed in"))
                                .count()
                        - 1);
        assertThat(tasks).allSatisfy(event -> {
            assertThat(text(event, "parent_request_id")).as(message(event)).isEqualTo(request);
            assertThat(text(event, "workflow_id")).isEqualTo(request);
            assertThat(text(event, "request_id")).isNotEqualTo(request);
            assertThat(event.getAsJsonObject("request").get("parent_entry").getAsString())
                    .isEqualTo("Order.place");
        });
        assertThat(events)
                .filteredOn(event -> message(event).endsWith("no request"))
                .singleElement()
                .satisfies(event -> assertThat(event.has("parent_request_id")).isFalse());
    }

    @OnEachJdk
    void without_the_setting_no_class_of_the_jdk_is_touched_and_no_parent_named(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(HandOvers.class);

        assertThat(outcome.events("exception")).isNotEmpty().noneMatch(event -> event.has("parent_request_id"));
    }

    private static String text(JsonObject event, String key) {
        return event.has(key) ? event.get(key).getAsString() : "";
    }

    private static String message(JsonObject event) {
        return text(event.getAsJsonObject("exception"), "message");
    }
}
