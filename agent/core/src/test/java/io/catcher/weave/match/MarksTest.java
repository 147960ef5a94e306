package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.marks.MarkedDepot;
import com.acme.shop.marks.MarkedShop;
import com.acme.shop.orders.Order;
import io.catcher.config.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Methods that their own code marks. */
class MarksTest {

    private static List<MethodPlan> plans(Class<?> type, String... patterns) {
        String name = type.getName().replace('.', '/');
        byte[] bytes = Rules.bytes(type);
        Matcher matcher = patterns.length == 0
                ? Matcher.compile(Rules.settings(List.of())).matcher()
                : Rules.compile(patterns).matcher();
        return matcher.mayMatch(name, bytes) ? matcher.plan(null, name, bytes).methods() : List.of();
    }

    @Test
    void a_marked_method_needs_no_rule_and_has_its_own_name_and_level() {
        List<MethodPlan> plans = plans(MarkedShop.class);

        assertThat(plans).extracting(MethodPlan::name).containsExactly("order");
        assertThat(plans.get(0).toolName()).isEqualTo("shop.order");
        assertThat(plans.get(0).rule().name()).isEqualTo("@Caught");
        assertThat(plans.get(0).rule().level()).isEqualTo(Level.DEBUG);
    }

    @Test
    void a_marked_class_means_all_methods_that_a_wildcard_means() {
        assertThat(plans(MarkedDepot.class)).extracting(MethodPlan::name).containsExactly("grow");
    }

    @Test
    void a_class_without_marks_is_not_even_read() {
        assertThat(Marks.mayBeIn(Rules.bytes(Order.class))).isFalse();
        assertThat(plans(Order.class)).isEmpty();
    }

    @Test
    void a_rule_that_matches_says_how_and_the_mark_says_name_and_level() {
        List<MethodPlan> plans = plans(MarkedShop.class, "com.acme.shop.**#*");

        assertThat(plans).extracting(MethodPlan::name).containsExactly("order", "unmarked");
        assertThat(plans).extracting(plan -> plan.rule().name()).containsOnly("orders");
        assertThat(plans).extracting(plan -> plan.rule().level()).containsExactly(Level.DEBUG, Level.INFO);
        assertThat(plans.get(0).toolName()).isEqualTo("shop.order");
    }
}
