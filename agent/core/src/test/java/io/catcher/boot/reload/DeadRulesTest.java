package io.catcher.boot.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.read.SettingsReader;
import io.catcher.weave.LoadedClasses.ClassFile;
import io.catcher.weave.WovenMethods.Taken;
import io.catcher.weave.match.Matcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeadRulesTest {

    /** Stands for the application's. */
    static final class Orders {

        int place(int quantity) {
            return quantity * 2 + 1;
        }
    }

    private static final String PACKAGE = "io.catcher.boot.reload.";

    private final List<String> log = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Map<String, Taken> taken = new HashMap<>();
    private final Map<String, ClassFile> loaded = new HashMap<>(Map.of(
            "com/acme/order/web/Page",
            () -> null,
            "com/acme/order/Orders",
            () -> null,
            "com/other/stock/Stock",
            () -> null,
            Orders.class.getName().replace('.', '/'),
            () -> bytes(Orders.class)));
    private final Notes notes = new Notes(draft -> events.add(String.valueOf(draft.render())), log::add, log::add);
    private int classes;
    private Configuration current = configuration("");

    private DeadRules rules(String... matches) {
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (int i = 0; i < matches.length; i++) {
            yaml.append("  - {name: r")
                    .append(i)
                    .append(", match: \"")
                    .append(matches[i])
                    .append("\"}\n");
        }
        current = configuration(yaml.toString());
        return new DeadRules(() -> current, () -> taken, () -> loaded, () -> classes, notes);
    }

    private static Configuration configuration(String yaml) {
        var reading = new SettingsReader(Map.of(), Map.of()).readText(yaml, "c.yaml");
        assertThat(reading.mistakes()).isEmpty();
        return new Configuration(
                reading.settings(),
                reading.errorCodes(),
                Matcher.compile(reading.settings()).matcher(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void look(DeadRules rules, int times) {
        for (int i = 0; i < times; i++) {
            rules.look();
        }
    }

    @Test
    void a_rule_that_matches_nothing_is_told_once_with_the_package_that_was_meant() {
        DeadRules rules = rules("com.acme.orders.**#*");

        look(rules, 400);

        assertThat(log).singleElement().asString().contains("dead rule", "did you mean \"com.acme.order.**#*\"?");
        assertThat(events).singleElement().asString().contains("dead_rules", "com.acme.order.**#*");
    }

    @Test
    void a_package_that_is_loaded_is_not_taken_for_a_slip() {
        loaded.put("com/library/web/Servlet", () -> null);

        look(rules("com.acme.order.web.**Consumer#*"), 40);

        assertThat(log).singleElement().asString().contains("dead rule").doesNotContain("did you mean");
    }

    @Test
    void nothing_is_told_while_many_classes_are_being_loaded() {
        DeadRules rules = rules("com.acme.orders.**#*");

        for (int i = 0; i < 100; i++) {
            classes += 500;
            rules.look();
        }
        assertThat(log).isEmpty();

        look(rules, 11);
        assertThat(log).hasSize(1);
    }

    @Test
    void a_class_in_another_package_a_slip_in_its_name_and_a_slip_in_a_method_are_found() {
        look(rules("com.acme.Stock#*", "com.acme.order.Ordres#place", PACKAGE + "DeadRulesTest.Orders#palce"), 40);

        assertThat(log)
                .hasSize(3)
                .anyMatch(line -> line.contains("did you mean \"com.other.stock.Stock#*\"?"))
                .anyMatch(line -> line.contains("did you mean \"com.acme.order.Orders#place\"?"))
                .anyMatch(line -> line.contains("no class of that name has a method 'palce'; did you mean \"" + PACKAGE
                        + "DeadRulesTest.Orders#place\"?"));
    }

    @Test
    void a_rule_that_matches_is_not_told_and_one_that_matches_later_neither() {
        taken.put("r0", new Taken(3, 1));

        look(rules("com.acme.order.**#*"), 400);

        assertThat(log).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void a_rule_that_matches_thousands_of_methods_is_told_once() {
        taken.put("r0", new Taken(2_001, 90));

        look(rules("com.acme.**#*"), 400);

        assertThat(log).singleElement().asString().contains("matches 2001 methods of 90 classes");
    }

    @Test
    void a_changed_file_is_judged_by_its_new_rules_only() {
        DeadRules rules = rules("com.acme.orders.**#*");
        look(rules, 50);
        current = configuration("""
                rules:
                  - {name: r0, match: "com.acme.orders.**#*"}
                  - {name: b, match: "com.othr.stock.*#*"}
                """);

        look(rules, 50);

        assertThat(log).hasSize(2).last().asString().contains("did you mean \"com.other.stock.*#*\"?");
    }
}
