package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.SlowOrders;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A slow call is told with what a person asks next: for whom, in which request. */
class SlowCallIT {

    private static final String RULES = """
            service: {name: shop}
            rules:
              - name: shop
                match: "com.acme.shop.SlowOrders$*#*"
            """;

    @TempDir
    Path directory;

    private JsonObject told(Jdk jdk, String kind, String rules, String which) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(rules).run(SlowOrders.class, which);
        assertThat(outcome.stdout()).contains("ordered");
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.agentLog()).isEmpty();
        return outcome.events(kind).stream()
                .filter(event -> event.get("tool_name").getAsString().equals("Stock.take"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(outcome.events().toString()));
    }

    private static String argument(JsonObject event, int place) {
        JsonObject argument = event.getAsJsonArray("args").get(place).getAsJsonObject();
        return argument.get("name").getAsString() + "=" + argument.get("value").getAsString();
    }

    @OnEachJdk
    void a_spike_has_the_arguments_without_secrets_and_the_request_with_its_steps(Jdk jdk) throws Exception {
        JsonObject spike = told(jdk, "spike", RULES, "one");

        assertThat(argument(spike, 0)).isEqualTo("customer=ACME");
        assertThat(argument(spike, 1)).isEqualTo("pieces=5000");
        assertThat(argument(spike, 2)).isEqualTo("password=[redacted]");
        assertThat(spike.toString()).doesNotContain("sesame");
        assertThat(spike.getAsJsonArray("reassigned").toString()).isEqualTo("[\"wishes\"]");
        JsonObject request = spike.getAsJsonObject("request");
        assertThat(request.get("entry").getAsString()).isEqualTo("Desk.order");
        assertThat(spike.get("request_id").getAsString()).isNotEmpty();
        assertThat(spike.get("thread").getAsString()).isEqualTo("main");
    }

    @OnEachJdk
    void a_slow_down_has_those_of_one_of_its_slow_calls(Jdk jdk) throws Exception {
        JsonObject shift = told(jdk, "shift", RULES, "all");

        assertThat(argument(shift, 0)).isEqualTo("customer=ACME");
        assertThat(argument(shift, 1)).isEqualTo("pieces=100");
        assertThat(shift.getAsJsonObject("request").get("entry").getAsString()).isEqualTo("Desk.order");
    }

    @OnEachJdk
    void where_a_rule_lets_no_arguments_be_seen_none_are(Jdk jdk) throws Exception {
        JsonObject spike = told(jdk, "spike", RULES + "    bugcatcher: {capture: none}\n", "one");

        assertThat(spike.has("args")).isFalse();
        assertThat(spike.getAsJsonObject("request").get("entry").getAsString()).isEqualTo("Desk.order");
    }

    @OnEachJdk
    void the_plain_rule_tells_them_too(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES + "    perfcatcher: {mode: variance}\n")
                .run(SlowOrders.class, "one");

        assertThat(outcome.events("variance"))
                .anySatisfy(event -> assertThat(event.toString()).contains("\"customer\"", "\"ACME\"", "5000"));
    }
}
