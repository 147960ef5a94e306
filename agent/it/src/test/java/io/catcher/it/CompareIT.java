package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Compare;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What the failing calls of a method have in common stands in their event. */
class CompareIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            rules:
              - name: till
                match: "com.acme.shop.Compare.Till#*"
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void a_failure_that_comes_again_says_what_it_takes(Jdk jdk) throws Exception {
        Outcome plain = new Fork(jdk, directory).run(Compare.class);
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Compare.class);

        assertThat(outcome.stdout()).isEqualTo(plain.stdout());
        assertThat(told(outcome, "Till.greet")).matches("customer null in (\\d+) of \\1 failures, 0 of \\d+ successes");
        assertThat(told(outcome, "Till.charge"))
                .matches("amount negative in (\\d+) of \\1 failures, 0 of \\d+ successes");
        assertThat(told(outcome, "Till.sell")).matches("items empty in (\\d+) of \\1 failures, 0 of \\d+ successes");

        JsonObject statement = contrast(outcome, "Till.greet").get(0).getAsJsonObject();
        assertThat(statement.get("tool_name").getAsString()).isEqualTo("Till.greet");
        assertThat(statement.get("parameter").getAsString()).isEqualTo("customer");
        assertThat(statement.get("feature").getAsString()).isEqualTo("null");
        assertThat(statement.get("failures").getAsInt())
                .isGreaterThanOrEqualTo(6)
                .isEqualTo(statement.get("of_failures").getAsInt());
        assertThat(statement.get("successes").getAsInt()).isZero();
        assertThat(statement.get("of_successes").getAsInt()).isGreaterThanOrEqualTo(32);
        assertThat(outcome.agentLog()).doesNotContain("failed");
    }

    @OnEachJdk
    void switched_off_nothing_is_said(Jdk jdk) throws Exception {
        Outcome off = new Fork(jdk, directory)
                .with(RULES + "bugcatcher: {compare: false}\n")
                .run(Compare.class);
        assertThat(off.events("exception")).hasSizeGreaterThan(5);
        assertThat(off.events().toString()).doesNotContain("contrast");
    }

    @OnEachJdk
    void where_nothing_is_captured_nothing_is_compared(Jdk jdk) throws Exception {
        Outcome none = new Fork(jdk, directory)
                .with(RULES + "    bugcatcher: {capture: none}\n")
                .run(Compare.class);
        assertThat(none.events("exception")).hasSizeGreaterThan(5);
        assertThat(none.events().toString()).doesNotContain("contrast");
    }

    private static List<JsonObject> of(Outcome outcome, String method) {
        return outcome.events("exception").stream()
                .filter(event -> event.get("tool_name").getAsString().equals(method) && event.has("request"))
                .toList();
    }

    private static JsonArray contrast(Outcome outcome, String method) {
        List<JsonObject> events = of(outcome, method);
        return events.get(events.size() - 1).getAsJsonArray("contrast");
    }

    private static String told(Outcome outcome, String method) {
        JsonArray statements = contrast(outcome, method);
        assertThat(statements).as("%s", of(outcome, method)).hasSize(1);
        return statements.get(0).getAsJsonObject().get("text").getAsString();
    }
}
