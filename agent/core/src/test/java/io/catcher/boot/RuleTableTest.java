package io.catcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Level;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTableTest {

    private static final Rule MARKS = Rule.ofMarks(Settings.DEFAULTS);

    private final RuleTable table = new RuleTable();

    private static Rule rule(String name, Level level) {
        return new Rule(
                name,
                List.of(),
                List.of(),
                level,
                false,
                MARKS.bugcatcher(),
                MARKS.perfcatcher(),
                "interceptor.yaml:7:5");
    }

    @Test
    void each_method_has_the_rule_that_it_was_woven_by_however_many_there_are() {
        Rule orders = rule("orders", Level.INFO);
        Rule stock = rule("stock", Level.INFO);
        table.put(0, orders);
        table.put(5_000, stock);
        assertThat(table.of(0)).isSameAs(orders);
        assertThat(table.of(5_000)).isSameAs(stock);
        assertThat(table.of(1)).isNull();
        assertThat(table.of(-1)).isNull();
        assertThat(table.of(1_000_000)).isNull();
    }

    @Test
    void a_reload_counts_for_all_that_were_woven_by_the_rule_of_that_name_and_for_those_to_come() {
        Rule old = rule("orders", Level.INFO);
        Rule other = rule("stock", Level.INFO);
        Rule now = rule("orders", Level.DEBUG);
        table.put(1, old);
        table.put(2, other);
        table.reload(List.of(now));
        table.put(3, old);
        assertThat(table.of(1)).isSameAs(now);
        assertThat(table.of(2)).isSameAs(other);
        assertThat(table.of(3)).isSameAs(now);

        table.reload(List.of(rule("orders", Level.INFO)));
        assertThat(table.of(1)).as("as it was woven").isSameAs(old);
    }
}
