package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.catcher.it.Leaks;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shop's secrets pass through the agent, and none of them is in anything that it wrote or sent. */
@NeedsRealLoki
@ExtendWith(DemoLoki.Filled.class)
class DemoSecretsIT {

    private static final int MOST = 5_000;

    /** Where each secret of the demo was in an event, and what must have found it there. */
    private static final Map<String, String> SEEN = Map.ofEntries(
            Map.entry("stripe key", "args[2].value.apiKey key:api_key"),
            Map.entry("path key", "exception.message vendor_key"),
            Map.entry("bearer token", "args[2].value.headers.Authorization key:authorization"),
            Map.entry("jwt", "args[2].value.headers.X-Shop-Assertion jwt"),
            Map.entry("request token", "request_id jwt"),
            Map.entry("aws key", "args[2].value.backups.AWS_ACCESS_KEY_ID key:access_key"),
            Map.entry("aws secret", "args[2].value.backups.AWS_SECRET_ACCESS_KEY key:access_key"),
            Map.entry("database password", "args[2].value.ledger key:password"),
            Map.entry("webhook password", "args[2].value.callback url_credentials"),
            Map.entry("session cookie", "args[2].value.headers.Cookie key:cookie"),
            Map.entry("signing key", "args[2].value.signer pem"),
            Map.entry("login password", "args[2].value.console.password key:password"),
            Map.entry("settlement iban", "args[2].value.settlement iban"),
            Map.entry("card", "exception.causes[0].message card"),
            Map.entry("iban", "exception.causes[0].message iban"),
            Map.entry("email", "exception.causes[0].message email"),
            Map.entry("phone", "args[3].value phone"),
            Map.entry("ssn", "args[3].value ssn"),
            Map.entry("ip", "exception.message ip"));

    private static DemoLoki loki;
    private static Map<String, String> secrets;

    @BeforeAll
    static void fill(DemoLoki filled) throws Exception {
        loki = filled;
        try (URLClassLoader demo =
                new URLClassLoader(new URL[] {DemoLoki.classes().toUri().toURL()})) {
            Object all = demo.loadClass("com.acme.shop.sandbox.PretendSecrets")
                    .getMethod("all")
                    .invoke(null);
            secrets = new TreeMap<>();
            ((Map<?, ?>) all).forEach((name, value) -> secrets.put(name.toString(), value.toString()));
        }
    }

    @Test
    void each_secret_was_in_an_event_and_was_taken_out_by_the_rule_for_it() throws IOException {
        StringBuilder redactions = new StringBuilder();
        for (Map.Entry<String, String> file : Leaks.files(DemoLoki.files()).entrySet()) {
            if (file.getKey().matches(".*/bugcatcher[^/]*\\.log")) {
                file.getValue()
                        .lines()
                        .skip(1)
                        .forEach(line -> redactions.append(
                                redactions(JsonParser.parseString(line).getAsJsonObject())));
            }
        }

        assertThat(secrets.keySet()).isEqualTo(SEEN.keySet());
        SEEN.forEach((name, seen) -> assertThat(redactions).as(name).contains("\n" + seen + "\n"));
    }

    private static String redactions(JsonObject event) {
        StringBuilder lines = new StringBuilder("\n");
        if (event.has("redactions")) {
            for (JsonElement element : event.getAsJsonArray("redactions")) {
                JsonObject one = element.getAsJsonObject();
                lines.append(one.get("path").getAsString())
                        .append(' ')
                        .append(one.get("rule").getAsString())
                        .append('\n');
            }
        }
        return lines.toString();
    }

    @Test
    void the_shops_own_log_shows_that_they_were_thrown() throws IOException {
        String log = Files.readString(DemoLoki.shopLog());

        for (String name : List.of("path key", "card", "iban", "email", "phone", "ssn", "ip")) {
            assertThat(log).as(name).contains(secrets.get(name));
        }
    }

    @Test
    void no_file_of_the_agent_holds_one_or_half_of_one() throws IOException {
        Map<String, String> files = Leaks.files(DemoLoki.files());

        assertThat(files.keySet()).anyMatch(file -> file.endsWith("bugcatcher.log"));
        assertNothingOf(files);
    }

    @Test
    void no_event_in_loki_holds_one_in_its_line_its_labels_or_its_metadata() {
        Instant now = Instant.now();
        List<LokiAnswer.Entry> entries = loki.queries()
                .range(
                        "{service_name=\"" + DemoLoki.SERVICE + "\"}",
                        now.minus(Duration.ofHours(1)),
                        now.plusSeconds(60),
                        Duration.ofSeconds(30),
                        MOST)
                .entries();
        Map<String, String> texts = new LinkedHashMap<>();
        for (LokiAnswer.Entry entry : entries) {
            texts.put("entry " + texts.size(), entry.line() + "\n" + entry.labels() + "\n" + entry.metadata());
        }

        assertThat(entries).isNotEmpty().hasSizeLessThan(MOST);
        assertThat(entries).anyMatch(entry -> entry.line().contains("args[2].value.signer"));
        assertThat(entries)
                .anyMatch(entry -> "[redacted]".equals(entry.metadata().get("request_id")));
        assertNothingOf(texts);
    }

    private static void assertNothingOf(Map<String, String> texts) {
        secrets.forEach((name, secret) -> texts.forEach((where, text) ->
                assertThat(Leaks.of(secret, text)).as("%s in %s", name, where).isEmpty()));
    }
}
