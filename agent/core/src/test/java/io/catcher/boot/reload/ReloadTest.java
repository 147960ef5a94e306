package io.catcher.boot.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.config.Rule;
import io.catcher.event.Event;
import io.catcher.event.LifecycleBody;
import io.catcher.weave.match.Matcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReloadTest {

    private static final String ORDERS = """
            rules:
              - name: orders
                match: "com.acme.orders.**#*"
            """;

    private static final String STOCK = """
              - name: stock
                match: "com.acme.stock.**#*"
            """;

    @TempDir
    Path directory;

    private final List<String> done = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<LifecycleBody> events = new ArrayList<>();
    private final AtomicReference<@Nullable String> off = new AtomicReference<>();
    private final List<String> rules = new ArrayList<>();
    private Path file;
    private Power power;
    private Reload reload;

    private final Live live = new Live() {
        @Override
        public List<String> redaction(RedactionSettings proposed) {
            done.add("redaction " + proposed.words());
            return List.of();
        }

        @Override
        public void rules(Configuration now) {
            rules.clear();
            now.settings().rules().stream().map(Rule::name).forEach(rules::add);
            done.add("rules " + rules);
        }
    };

    private final Power.Installation installation = new Power.Installation() {
        @Override
        public void silence() {
            done.add("silence");
        }

        @Override
        public void answer() {
            done.add("answer");
        }

        @Override
        public void weave(Matcher now) {
            done.add(now == Matcher.NOTHING ? "unweave" : "weave");
        }

        @Override
        public void replace(Matcher now) {
            done.add("replace");
        }

        @Override
        public void catchUp() {}

        @Override
        public Map<String, Integer> woven() {
            return Map.of();
        }
    };

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(directory.resolve("interceptor.yaml"), ORDERS);
        Notes notes = new Notes(
                draft -> {
                    Event event = draft.render();
                    if (event != null && event.body() instanceof LifecycleBody body) {
                        events.add(body);
                    }
                    return true;
                },
                log::add,
                log::add);
        Configuration started = Configuration.read(file);
        power = new Power(off::get, installation, started.matcher(), notes);
        FileWatch watch =
                new FileWatch(() -> file, started.files(), Instant.now().plusSeconds(3_600));
        reload = new Reload(watch, Configuration::read, started, live, power, notes);
        reload.look();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(file, yaml);
        for (int i = 0; i < 4; i++) {
            reload.look();
        }
    }

    @Test
    void a_new_rule_is_taken_over_after_the_redaction_and_told_by_name() throws IOException {
        write(ORDERS + STOCK);

        assertThat(done).containsExactly("redaction []", "rules [orders, stock]", "weave");
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo("reload");
            assertThat(event.details())
                    .containsEntry("rules_added", List.of("stock"))
                    .doesNotContainKeys("rules_removed", "rules_changed", "takes_a_restart");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# all gone", "service: {name: shop}", "rules:", "rules: []"})
    void a_file_without_any_rule_left_changes_nothing_and_says_how_to_stop(String yaml) throws IOException {
        write(yaml);

        assertThat(done).isEmpty();
        assertThat(log).singleElement().asString().contains("no rule is left in it", "'off' in catcher");
        write(ORDERS + STOCK);
        assertThat(rules).containsExactly("orders", "stock");
    }

    @Test
    void what_does_not_change_which_methods_match_retransforms_nothing() throws IOException {
        write(ORDERS + "    bugcatcher: {capture: none}\n");

        assertThat(done).containsExactly("redaction []", "rules [orders]", "replace");
    }

    @Test
    void a_comment_is_no_change() throws IOException {
        write("# why\n" + ORDERS);

        assertThat(done).isEmpty();
        assertThat(events).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void of_a_wrong_file_nothing_counts_and_it_is_told_once() throws IOException {
        write(ORDERS + STOCK + "  - name: bad\n    mach: \"com.acme.Bad#*\"\n");
        write(ORDERS + STOCK + "  - name: bad\n    mach: \"com.acme.Bad#*\"\n# touched\n");

        assertThat(done).isEmpty();
        assertThat(log).singleElement().asString().contains("interceptor.yaml:7:5: unknown key 'mach'");

        write(ORDERS + STOCK);
        assertThat(rules).containsExactly("orders", "stock");
    }

    @Test
    void a_mistake_that_is_taken_back_is_told_too() throws IOException {
        write(ORDERS + "  - name: bad\n    mach: \"com.acme.Bad#*\"\n");
        write(ORDERS);

        assertThat(done).isEmpty();
        assertThat(log).hasSize(2).last().asString().contains("is fine again");
    }

    @Test
    void a_pattern_that_means_nothing_is_as_wrong_as_a_key() throws IOException {
        write(ORDERS + "  - name: all\n    match: \"**#*\"\n");

        assertThat(done).isEmpty();
        assertThat(log).singleElement().asString().contains("interceptor.yaml:5:12", "matches every method");
    }

    @Test
    void a_file_that_grows_byte_by_byte_is_never_taken_for_the_whole() throws IOException {
        for (int length = 1; length < ORDERS.length(); length++) {
            Files.writeString(file, ORDERS.substring(0, length));
            reload.look();
        }
        write(ORDERS);

        assertThat(done).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void what_takes_a_restart_is_named_without_its_value() throws IOException {
        write("bugcatcher: {loki: {url: \"http://loki.acme:3100\"}}\n" + ORDERS);

        assertThat(log).anyMatch(line -> line.equals("takes a restart: bugcatcher.loki"));
        assertThat(events.toString()).contains("bugcatcher.loki").doesNotContain("loki.acme");
    }

    @Test
    void switched_off_it_takes_rules_over_and_weaves_them_when_it_is_switched_on() throws IOException {
        off.set("a test");
        power.look();
        write(ORDERS + STOCK);
        assertThat(done).containsExactly("silence", "unweave", "redaction []", "rules [orders, stock]");

        off.set(null);
        power.look();
        assertThat(done).endsWith("answer", "weave");
        assertThat(events).extracting(LifecycleBody::what).containsExactly("uninstrumented", "reload", "reload");
    }
}
