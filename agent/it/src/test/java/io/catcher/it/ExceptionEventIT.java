package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Hostile;
import com.acme.shop.Identity;
import com.acme.shop.Reassigned;
import com.acme.shop.Shop;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who is woken at 3 a.m. */
class ExceptionEventIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            rules:
              - name: orders
                match: "com.acme.shop.**#*"
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void one_exception_is_one_event_with_its_story(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Shop.class, "3", "caught");

        assertThat(outcome.events("exception")).hasSize(1);
        JsonObject event = outcome.events("exception").get(0);
        assertThat(event.get("job").getAsString()).isEqualTo("shop_bugcatcher");
        assertThat(event.get("tool_name").getAsString()).isEqualTo("Shipping.cost");
        assertThat(event.get("severity").getAsString()).isEqualTo("error");
        assertThat(event.get("outcome").getAsString()).isEqualTo("left");
        assertThat(event.getAsJsonObject("exception").get("type").getAsString())
                .isEqualTo("java.lang.NullPointerException");
        assertThat(event.getAsJsonObject("exception")
                        .getAsJsonArray("frames")
                        .get(0)
                        .getAsString())
                .contains("Shop.java:");
        assertThat(event.getAsJsonObject("request").get("entry").getAsString()).isEqualTo("Orders.place");
        assertThat(event.getAsJsonArray("path")).hasSize(2);
        assertThat(event.getAsJsonArray("args").toString())
                .contains("\"name\":\"customer\"", "\"address\":null", "\"name\":\"parcels\"", "\"value\":2")
                .doesNotContain("Bob");
    }

    @OnEachJdk
    void arguments_are_those_of_the_call_or_are_said_to_have_been_reassigned(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES.replace("com.acme.shop.**#*", "**.Reassigned$Import#*"))
                .run(Reassigned.class);

        JsonObject kept = outcome.events("exception").get(0);
        assertThat(kept.getAsJsonArray("args").toString())
                .contains("\"value\":\"  none \"", "\"name\":\"attempts\",\"type\":\"int\",\"value\":1");
        assertThat(kept.has("reassigned")).isFalse();

        JsonObject freed = outcome.events("exception").get(1);
        assertThat(freed.getAsJsonArray("args").toString()).contains("\"value\":\"spring\"");
        assertThat(freed.getAsJsonArray("reassigned").toString()).isEqualTo("[\"file\",\"name\"]");
    }

    @OnEachJdk
    void a_password_in_an_argument_is_never_written(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Shop.class, "3", "caught");

        assertThat(outcome.events().toString()).contains("redacted").doesNotContain("s3cr3t-word");
    }

    @OnEachJdk
    void a_swallowed_exception_is_told_as_such(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Shop.class, "3", "swallowed");

        assertThat(outcome.events("exception")).hasSize(1);
        JsonObject event = outcome.events("exception").get(0);
        assertThat(event.get("outcome").getAsString()).isEqualTo("swallowed");
        assertThat(event.get("severity").getAsString()).isEqualTo("warning");
    }

    @OnEachJdk
    void nothing_is_written_while_calls_succeed(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES)
                .set("PERFCATCHER_ENABLED", "false")
                .run(Shop.class, "1000");

        assertThat(outcome.events()).isEmpty();
    }

    @OnEachJdk
    void a_message_that_never_returns_costs_only_itself(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Hostile.class);

        assertThat(outcome.stdout()).isEqualTo("Endless\nThrowing\nEndless\nIllegalStateException\n");
        assertThat(outcome.failures()).isEqualTo(4);
        assertThat(outcome.events().toString())
                .contains("did not return", "ordinary", "10000000 characters")
                .hasSizeLessThan(100_000);
    }

    @OnEachJdk
    void an_overflowing_stack_is_told_though_a_caller_caught_it(Jdk jdk) throws Exception {
        Outcome outcome =
                new Fork(jdk, directory).flag("-Xmx64m", "-Xss512k").with(RULES).run(Identity.class);

        assertThat(outcome.events("exception"))
                .filteredOn(event -> event.toString().contains("java.lang.StackOverflowError"))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.get("tool_name").getAsString()).isEqualTo("Identity.endless");
                    assertThat(event.get("outcome").getAsString())
                            .as("nobody watches the caller")
                            .isEqualTo("left");
                });
    }

    @OnEachJdk
    void with_outputs_tracked_a_request_that_succeeds_is_told_with_what_its_steps_returned(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES + "bugcatcher: {tracking: {outputs: true}}\n")
                .run(Shop.class, "2", "caught");

        assertThat(outcome.events("request")).hasSize(2);
        JsonObject event = outcome.events("request").get(0);
        assertThat(event.get("job").getAsString()).isEqualTo("shop_bugcatcher");
        assertThat(event.get("severity").getAsString()).isEqualTo("info");
        assertThat(event.get("tool_name").getAsString()).isEqualTo("Orders.place");
        assertThat(event.get("output").getAsInt()).isEqualTo(4);
        assertThat(event.get("request_id").getAsString()).isNotEmpty();
        JsonObject step =
                event.getAsJsonObject("request").getAsJsonArray("steps").get(0).getAsJsonObject();
        assertThat(step.get("tool_name").getAsString()).isEqualTo("Shipping.cost");
        assertThat(step.get("output").getAsInt()).isEqualTo(4);
        assertThat(event.toString()).contains("\"name\":\"customer\"").doesNotContain("hunter2");
        assertThat(outcome.events("exception")).hasSize(1);
    }

    @OnEachJdk
    void one_rule_can_want_what_the_others_do_not(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with("""
                        service: {name: shop, env: test}
                        rules:
                          - name: orders
                            match: "com.acme.shop.Shop.Orders#*"
                            bugcatcher: {tracking: {outputs: true}}
                          - name: shipping
                            match: "com.acme.shop.Shop.Shipping#*"
                            bugcatcher: {tracking: {exceptions: false}}
                        """).run(Shop.class, "2", "caught");

        assertThat(outcome.events("request")).hasSize(2);
        JsonObject event = outcome.events("request").get(0);
        assertThat(event.get("output").getAsInt()).isEqualTo(4);
        assertThat(event.toString()).doesNotContain("Shipping.cost");
        assertThat(outcome.events("exception")).hasSize(1);
    }

    @OnEachJdk
    void capture_none_keeps_outputs_out_too(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES + "    bugcatcher: {capture: none}\nbugcatcher: {tracking: {outputs: true}}\n")
                .run(Shop.class, "1");

        assertThat(outcome.events("request")).hasSize(1);
        assertThat(outcome.events("request").toString()).doesNotContain("\"output\"", "\"args\"");
    }

    @OnEachJdk
    void capture_all_tells_the_fields_of_this_too_without_its_secrets(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES + "    bugcatcher: {capture: all}\n")
                .run(Shop.class, "0", "caught");

        JsonObject outer =
                outcome.events("exception").get(0).getAsJsonArray("path").get(1).getAsJsonObject();
        assertThat(outer.getAsJsonObject("receiver").get("type").getAsString()).isEqualTo("com.acme.shop.Shop$Orders");
        assertThat(outer.getAsJsonObject("receiver").get("value").toString())
                .contains("\"currency\":\"EUR\"")
                .doesNotContain("k3y-of-the-shop");
    }
}
