package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Busy;
import com.acme.shop.Hot;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A method that is too hot and short to time each call keeps all that BugCatcher promises. */
class HotMethodIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            perfcatcher: {overhead_budget: %s}
            rules:
              - name: prices
                match: ["**.Hot#price", "**.Busy#weigh", "**.Busy#pack"]
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void its_failures_are_told_with_their_arguments_although_one_call_in_many_is_timed(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES.formatted("2%"))
                .run(Hot.class, "catcher/catcher-agent.log", "Hot.price is timed on one call in ");

        assertThat(outcome.agentLog()).contains("Hot.price is timed on one call in ");
        assertThat(outcome.stdout()).isEqualTo("no such item" + System.lineSeparator());
        List<JsonObject> failures = outcome.events("exception");
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).get("tool_name").getAsString()).isEqualTo("Hot.price");
        assertThat(failures.get(0).getAsJsonArray("args").toString()).contains("-1");
    }

    @OnEachJdk
    void a_shared_instance_that_it_throws_again_and_again_is_counted_each_time(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES.formatted("2%"))
                .run(Hot.class, "catcher/catcher-agent.log", "Hot.price is timed on one call in ", "1000");

        assertThat(outcome.stdout()).isEqualTo("1000" + System.lineSeparator());
        List<JsonObject> failures = outcome.events("exception");
        assertThat(failures).hasSizeLessThan(10);
        assertThat(failures.stream().mapToLong(HotMethodIT::standsFor).sum()).isEqualTo(1_000);
    }

    private static long standsFor(JsonObject event) {
        return 1 + (event.has("suppressed") ? event.get("suppressed").getAsLong() : 0);
    }

    @OnEachJdk
    void no_call_is_left_out_of_the_count_where_more_are_timed_than_can_be_judged(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES.formatted("0")).run(Busy.class);

        long packed = Long.parseLong(outcome.stdout().strip());
        JsonObject last =
                outcome.events("summary").get(outcome.events("summary").size() - 1);
        assertThat(last.getAsJsonObject("agent").get("samples_refused").getAsLong())
                .isPositive();
        assertThat(calls(outcome, "Busy.pack")).isEqualTo(packed);
        assertThat(calls(outcome, "Busy.weigh")).isEqualTo(2 * packed);
    }

    private static long calls(Outcome outcome, String tool) throws Exception {
        long calls = 0;
        for (JsonObject summary : outcome.events("summary")) {
            for (JsonElement method : summary.getAsJsonArray("methods")) {
                JsonObject row = method.getAsJsonObject();
                calls += row.get("tool_name").getAsString().equals(tool)
                        ? row.get("calls").getAsLong()
                        : 0;
            }
        }
        return calls;
    }

    @OnEachJdk
    void one_that_is_too_dear_even_so_is_not_timed_at_all_and_its_failures_are_told(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .with(RULES.formatted("2%"))
                .run(Hot.class, "catcher/catcher-agent.log", "Hot.price is not timed any more");

        assertThat(outcome.agentLog()).contains("Hot.price is not timed any more");
        List<JsonObject> failures = outcome.events("exception");
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).getAsJsonArray("args").toString()).contains("-1");
        List<JsonObject> summaries = outcome.events("summary");
        assertThat(summaries.get(summaries.size() - 1).getAsJsonObject("agent").get("untimed_methods"))
                .hasToString("[\"Hot.price\"]");
    }
}
