package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;

/** What the configuration says is followed while the program runs. */
class ReloadIT {

    private static final String TILL = """
            service: {name: shop, env: test}
            rules:
              - name: tills
                match: "com.acme.shop.Running.Till#*"
            """;

    private static final String STOCK = """
              - name: stocks
                match: "com.acme.shop.Running.Stock#*"
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void a_rule_that_is_added_is_followed_and_one_that_is_removed_gives_the_byte_code_back(Jdk jdk) throws Exception {
        try (Host host = Host.of(new Fork(jdk, directory).with(TILL), directory)) {
            host.untilCode("Till", "woven");
            String own = host.code("Stock");
            assertThat(own).startsWith("own");

            host.replace("interceptor.yaml", TILL + STOCK);
            host.untilEvent(toolName("Stock.take"));
            assertThat(host.code("Stock")).startsWith("woven");

            host.replace("interceptor.yaml", TILL);
            host.untilCode("Stock", "own");
            assertThat(host.code("Stock")).isEqualTo(own);

            host.untilEvent(
                    Host.lifecycle("reload").and(event -> event.toString().contains("\"rules_removed\":[\"stocks\"]")));
            Outcome outcome = host.stop();
            assertThat(outcome.stdout()).isEqualTo("closed\nwrong 0\n");
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.events("lifecycle").toString())
                    .contains("\"rules_added\":[\"stocks\"]", "\"methods_woven\":1", "\"methods_unwoven\":1");
        }
    }

    @OnEachJdk
    void a_wrong_file_is_told_once_by_line_and_column_and_the_old_rules_go_on(Jdk jdk) throws Exception {
        try (Host host = Host.of(new Fork(jdk, directory).with(TILL), directory)) {
            host.replace("interceptor.yaml", TILL + "    exlude: []\n" + STOCK);
            host.untilStderr("interceptor.yaml:5:5: unknown key 'exlude'");
            host.ask(0);
            host.untilEvent(Host.failure("kind 0"));
            assertThat(host.code("Stock")).startsWith("own");

            Files.delete(directory.resolve("interceptor.yaml"));
            host.untilStderr("the configuration is gone");
            host.ask(1);
            host.untilEvent(Host.failure("kind 1"));

            host.replace("interceptor.yaml", TILL + STOCK);
            host.untilEvent(toolName("Stock.take"));
            Outcome outcome = host.stop();
            assertThat(outcome.complaints()).hasSize(2);
            assertThat(outcome.stdout()).isEqualTo("closed\nwrong 0\n");
        }
    }

    @OnEachJdk
    void redaction_gets_stronger_at_once_and_never_weaker(Jdk jdk) throws Exception {
        String words = "redaction: {words: [kind]}\n";
        try (Host host = Host.of(new Fork(jdk, directory).with(TILL), directory)) {
            host.ask(0);
            assertThat(argument(host.untilEvent(Host.failure("kind 0")))).isEqualTo("0");

            host.replace("interceptor.yaml", TILL + words);
            host.untilEvent(said("redaction.words"));
            host.ask(1);
            assertThat(argument(host.untilEvent(Host.failure("kind 1")))).isNotEqualTo("1");

            host.replace("interceptor.yaml", TILL);
            host.untilEvent(said("redaction_refused"));
            host.ask(2);
            assertThat(argument(host.untilEvent(Host.failure("kind 2")))).isNotEqualTo("2");
            assertThat(host.stop().agentLog()).contains("redaction.words[0] is gone from the file and stays");
        }
    }

    @OnEachJdk
    void what_a_rule_says_of_its_methods_counts_for_those_that_are_woven_already(Jdk jdk) throws Exception {
        try (Host host = Host.of(new Fork(jdk, directory).with(TILL), directory)) {
            host.ask(0);
            assertThat(host.untilEvent(Host.failure("kind 0")).has("args")).isTrue();
            String code = host.code("Till");

            host.replace(
                    "interceptor.yaml",
                    TILL + "    bugcatcher: {capture: none, ignore: [java.lang.UnsupportedOperationException]}\n");
            host.untilEvent(said("\"rules_changed\":[\"tills\"]"));
            host.ask(1);
            host.ask(2);
            assertThat(host.untilEvent(Host.failure("kind 2")).has("args")).isFalse();
            assertThat(host.events()).noneMatch(Host.failure("kind 1"));
            assertThat(host.code("Till")).isEqualTo(code);
            host.replace("interceptor.yaml", TILL.replace("name: shop", "name: other"));
            host.untilLog("takes a restart: service");
        }
    }

    @OnEachJdk
    void what_a_rule_wants_of_calls_that_succeed_is_followed_too(Jdk jdk) throws Exception {
        try (Host host = Host.of(new Fork(jdk, directory).with(TILL), directory)) {
            host.ask(0);
            host.untilEvent(Host.failure("kind 0"));
            assertThat(host.events()).noneMatch(ReloadIT::isRequest);

            host.replace("interceptor.yaml", TILL + "    bugcatcher: {tracking: {outputs: true}}\n");
            assertThat(host.untilEvent(ReloadIT::isRequest).get("tool_name").getAsString())
                    .isEqualTo("Till.pay");
            assertThat(host.stop().stdout()).isEqualTo("closed\nwrong 0\n");
        }
    }

    private static boolean isRequest(JsonObject event) {
        return event.get("kind").getAsString().equals("request");
    }

    @OnEachJdk
    void a_file_that_was_not_there_at_the_start_is_followed_when_it_comes(Jdk jdk) throws Exception {
        try (Host host = Host.of(new Fork(jdk, directory).withFile(directory.resolve("interceptor.yaml")), directory)) {
            assertThat(host.code("Till")).startsWith("own");

            host.replace("interceptor.yaml", TILL);
            host.untilCode("Till", "woven");
            host.ask(0);
            host.untilEvent(Host.failure("kind 0"));
        }
    }

    private static Predicate<JsonObject> toolName(String name) {
        return event ->
                event.has("tool_name") && event.get("tool_name").getAsString().equals(name);
    }

    private static Predicate<JsonObject> said(String words) {
        return Host.lifecycle("reload").and(event -> event.toString().contains(words));
    }

    private static String argument(JsonObject event) {
        return event.getAsJsonArray("args")
                .get(0)
                .getAsJsonObject()
                .get("value")
                .getAsString();
    }
}
