package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Unseen;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Without requests and timing a woven method has a handler and no entry: its calls cost nothing, its failures are told. */
class CatchingAloneIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            bugcatcher: {cache: {max_size: 0}}
            perfcatcher: {enabled: false}
            rules:
              - name: store
                match: ["**.Unseen.Store#*"]
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void failures_are_told_whole_although_nobody_saw_the_calls_begin(Jdk jdk) throws Exception {
        Outcome plain = new Fork(jdk, directory).run(Unseen.class);
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Unseen.class);

        assertThat(outcome.stdout()).isEqualTo(plain.stdout());
        assertThat(outcome.exitCode()).isEqualTo(7);
        List<JsonObject> events = outcome.events("exception");
        assertThat(events)
                .extracting(event -> event.get("tool_name").getAsString())
                .containsExactlyInAnyOrder("Store.check", "Store.depth");
        JsonObject failure = events.stream()
                .filter(event -> event.get("tool_name").getAsString().equals("Store.check"))
                .findAny()
                .orElseThrow();
        assertThat(failure.getAsJsonArray("args").toString()).contains("-1");
        assertThat(failure.getAsJsonArray("path").toString()).contains("Store.check", "Store.sell", "amount");
    }
}
