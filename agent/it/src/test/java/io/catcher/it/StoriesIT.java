package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Handlers;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** One failure is one event, by whatever way it comes. */
class StoriesIT {

    private static final String RULES = """
            service: {name: shop, env: test}
            rules:
              - name: desk
                match: ["**.Handlers.Desk#*", "**.Handlers.Till#*"]
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void what_comes_in_what_is_translated_and_what_is_suppressed_are_told_once_each(Jdk jdk) throws Exception {
        Outcome plain = new Fork(jdk, directory).run(Handlers.class);
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Handlers.class);

        assertThat(outcome.stdout()).isEqualTo(plain.stdout());
        List<JsonObject> events = outcome.events("exception");
        assertThat(events)
                .extracting(event -> text(event, "tool_name") + " " + text(event, "phase"))
                .containsExactly("Desk.onAnswer IN", "Desk.stock OUT", "Till.pay OUT");
        assertThat(events.get(0).getAsJsonArray("args").toString()).contains("order-7");
        assertThat(events.get(0).getAsJsonObject("exception").toString()).contains("seven");
        assertThat(text(events.get(1), "outcome")).isEqualTo("left");
        assertThat(text(events.get(2), "outcome")).isEqualTo("left");
        assertThat(events.get(2).getAsJsonObject("exception").toString()).contains("till is stuck");
    }

    private static String text(JsonObject event, String key) {
        return event.get(key).getAsString();
    }
}
