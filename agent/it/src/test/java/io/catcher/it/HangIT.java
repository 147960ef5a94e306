package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.acme.shop.Hanging;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A call that hangs is told while it runs: what it waits for ends only once that was told. */
class HangIT {

    private static final int VIRTUAL_THREADS = 21;

    private static final String RULES = """
            service: {name: shop}
            rules:
              - name: shop
                match: "com.acme.shop.Hanging$*#*"
            """;

    @TempDir
    Path directory;

    private Outcome hanging(Jdk jdk, String thread) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Hanging.class, thread);
        assertThat(outcome.stdout()).contains("served");
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.agentLog()).isEmpty();
        return outcome;
    }

    private static JsonObject onlySpike(Outcome outcome) {
        assertThat(outcome.events("spike")).as("%s", outcome.events()).hasSize(1);
        JsonObject spike = outcome.events("spike").get(0);
        assertThat(spike.get("tool_name").getAsString()).isEqualTo("Till.pay");
        assertThat(spike.get("still_running").getAsBoolean()).isTrue();
        assertThat(spike.getAsJsonArray("callers").get(0).getAsJsonObject().get("tool_name"))
                .hasToString("\"Desk.serve\"");
        assertThat(spike.getAsJsonArray("stacks").toString()).contains("com.acme.shop.Hanging$Till.write(");
        return spike;
    }

    @OnEachJdk
    void one_that_waits_for_a_lock_says_who_holds_it_and_on_which_thread_it_waits(Jdk jdk) throws Exception {
        JsonObject spike = onlySpike(hanging(jdk, "platform"));

        assertThat(spike.get("thread").getAsString()).isEqualTo("clerk");
        assertThat(spike.get("why").getAsString())
                .startsWith("it still runs; the thread waited: ")
                .endsWith(" held by accountant");
    }

    @OnEachJdk
    void one_on_a_virtual_thread_is_told_too(Jdk jdk) throws Exception {
        assumeThat(jdk.feature()).as("%s has no virtual threads", jdk).isGreaterThanOrEqualTo(VIRTUAL_THREADS);

        assertThat(onlySpike(hanging(jdk, "virtual")).get("why").getAsString())
                .startsWith("it still runs; ")
                .contains("com.acme.shop.Hanging$Till.write");
    }
}
