package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link that Grafana's data source lays on a trace id. */
@NeedsRealLoki
class TraceLinkIT {

    @Test
    void it_opens_the_events_of_that_trace_and_no_others(@TempDir Path folder) throws IOException {
        try (RealLoki loki = RealLoki.start()) {
            SampleJournal.write(folder, "shop", Instant.now());
            new JournalFilling(folder).fill(loki);
            String trace = newest(loki, "{job=\"shop_bugcatcher\"}").metadata().getOrDefault("trace_id", "none");

            LokiAnswer answer = ask(loki, query(trace));

            assertThat(answer.entries()).hasSize(1);
            assertThat(answer.entries().get(0).metadata()).containsEntry("trace_id", trace);
        }
    }

    /** The LogQL in the link, after Grafana has read the file and put the trace id in. */
    private static String query(String trace) throws IOException {
        String file = Files.readString(ProjectFiles.config().resolve("grafana/provisioning/datasources/loki.yaml"));
        Matcher panes =
                Pattern.compile("url: '/explore\\?schemaVersion=1&panes=(.*)'").matcher(file);
        assertThat(panes.find()).isTrue();
        String link = panes.group(1).replace("$$", "$").replace("${__value.raw}", trace);
        JsonObject pane = JsonParser.parseString(URLDecoder.decode(link, StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonObject("a");
        return pane.getAsJsonArray("queries")
                .get(0)
                .getAsJsonObject()
                .get("expr")
                .getAsString();
    }

    private static LokiAnswer.Entry newest(RealLoki loki, String query) {
        return ask(loki, query).entries().get(0);
    }

    private static LokiAnswer ask(RealLoki loki, String query) {
        Instant now = Instant.now();
        return loki.queries().range(query, now.minus(Duration.ofHours(1)), now, Duration.ofSeconds(30), 100);
    }
}
