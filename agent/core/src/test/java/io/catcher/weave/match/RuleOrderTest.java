package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.orders.Order;
import com.acme.shop.orders.Orders;
import com.acme.shop.orders.PriorityOrders;
import io.catcher.config.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleOrderTest {

    private static final String ALL = "com.acme.shop.orders.**#*";

    @Test
    void theFirstRuleThatMatchesAMethodDecides() {
        Map<String, String> decided =
                decided(List.of(rule("single", "**.Orders#place(String)"), rule("all", ALL)), Orders.class);

        assertThat(decided)
                .containsOnly(
                        Map.entry("place(String)", "single"),
                        Map.entry("place(Order, int)", "all"),
                        Map.entry("placeAll(Order[])", "all"),
                        Map.entry("getLabel()", "all"));
    }

    @Test
    void anExclusionOfARuleLeavesTheMethodToLaterRules() {
        Rule first = Rules.rule("first", List.of(ALL), List.of("**#place*", "com.acme.shop.orders.Order"));

        assertThat(decided(List.of(first), Order.class)).isEmpty();
        assertThat(decided(List.of(first, rule("second", "**.Orders#place(..)")), Orders.class))
                .containsOnly(
                        Map.entry("getLabel()", "first"),
                        Map.entry("place(String)", "second"),
                        Map.entry("place(Order, int)", "second"));
    }

    @Test
    void anExclusionForAllRulesHoldsForEach() {
        List<Rule> rules = List.of(rule("first", "**.Orders#place(..)"), rule("second", ALL));

        assertThat(decided(rules, Orders.class, "**#place(String)", "**#getLabel"))
                .containsOnly(Map.entry("place(Order, int)", "first"), Map.entry("placeAll(Order[])", "second"));
        assertThat(decided(rules, Orders.class, "com.acme.shop.**")).isEmpty();
    }

    @Test
    void anExclusionKnowsSupertypesAndAnnotationsToo() {
        List<Rule> rules = List.of(rule("all", ALL));

        assertThat(decided(rules, PriorityOrders.class, "@com.acme.shop.marks.Service **"))
                .isEmpty();
        assertThat(decided(rules, PriorityOrders.class, "+java.lang.Runnable")).isEmpty();
        assertThat(decided(rules, PriorityOrders.class, "**#@Timed *")).containsOnly(Map.entry("run()", "all"));
        assertThat(decided(rules, PriorityOrders.class, "+**.Orders#place")).containsOnly(Map.entry("run()", "all"));
    }

    @Test
    void anExclusionByWildcardCoversWhatTheRuleNamesExactly() {
        assertThat(decided(List.of(rule("getter", "**.Orders#getName")), Orders.class, "**#get*"))
                .isEmpty();
    }

    @Test
    void aClassThatAllRulesExcludeIsNeverParsed() {
        Matcher matcher = Matcher.compile(Rules.settings(List.of(rule("all", "com.acme.**#*")), "com.acme.dto.**"))
                .matcher();

        assertThat(matcher.mayMatch("com/acme/dto/Order")).isFalse();
        assertThat(matcher.mayMatch("com/acme/Order")).isTrue();
    }

    private static Rule rule(String name, String pattern) {
        return Rules.rule(name, List.of(pattern), List.of());
    }

    private static Map<String, String> decided(List<Rule> rules, Class<?> type, String... exclude) {
        Matcher.Compiled compiled = Matcher.compile(Rules.settings(rules, exclude));
        assertThat(compiled.mistakes()).isEmpty();
        return Rules.plan(compiled.matcher(), type).methods().stream()
                .collect(
                        Collectors.toMap(Rules::shortly, method -> method.rule().name()));
    }
}
