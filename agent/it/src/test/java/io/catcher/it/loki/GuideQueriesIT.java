package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.it.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries of the guides, asked after a run of the demo. */
@NeedsRealLoki
@ExtendWith(DemoLoki.Filled.class)
class GuideQueriesIT {

    /** What no run of the demo need have: a query for it must be understood, and may find nothing. */
    private static final String RARE = "context_evicted";

    private static final Pattern ID = Pattern.compile("(\\w+_id|fingerprint)=\"[^\"]*\"");

    private static DemoLoki loki;

    @BeforeAll
    static void fill(DemoLoki filled) {
        loki = filled;
    }

    static Stream<String> queries() throws IOException {
        Path project = Path.of(System.getProperty("catcher.project.dir"));
        Stream.Builder<String> all = Stream.builder();
        for (String page : List.of("bugcatcher.md", "perfcatcher.md", "local-setup.md", "troubleshooting.md")) {
            Page.of(project, page).lines("logql").forEach(all);
        }
        return all.build().distinct();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_of_a_guide_finds_what_the_demo_did(String query) {
        Map<String, String> one = ask("{job=\"shop_bugcatcher\"} | workflow_id != \"\" | request_id != \"\"")
                .entries()
                .get(0)
                .metadata();
        LokiAnswer answer =
                ask(ID.matcher(query).replaceAll(id -> id.group(1) + "=\"" + one.getOrDefault(id.group(1), "") + "\""));

        if (!query.contains(RARE)) {
            assertThat(answer.isEmpty()).as(query).isFalse();
        }
    }

    private static LokiAnswer ask(String query) {
        Instant now = Instant.now();
        return loki.queries()
                .range(
                        query.replace("shop_", DemoLoki.SERVICE + "_"),
                        now.minus(Duration.ofHours(1)),
                        now.plusSeconds(60),
                        Duration.ofSeconds(30),
                        100);
    }
}
