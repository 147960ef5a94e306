package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a newcomer's first minute ends with: each fault of the shop, told in Loki and on the screen. */
@NeedsRealLoki
@ExtendWith(DemoLoki.Filled.class)
class DemoIT {

    private static DemoLoki loki;

    @BeforeAll
    static void fill(DemoLoki filled) {
        loki = filled;
    }

    @ParameterizedTest
    @CsvSource({
        "Orders.place,                NullPointerException",
        "OrderRepository.save,        DataIntegrityViolationException",
        "PaymentGateway.authorize,    ResourceAccessException",
        "LoyaltyTier.valueOf,         IllegalArgumentException",
        "Invoices.net,                ArithmeticException",
    })
    void each_failure_is_in_loki_under_the_method_that_failed(String toolName, String type) {
        assertThat(ask("{job=\"code_evolver_bugcatcher\", tool_name=\"" + toolName + "\"} |= \"" + type + "\""))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Warehouse", "Recommendations"})
    void each_slow_down_is_in_loki_under_the_class_that_is_slow(String type) {
        assertThat(ask("{job=\"code_evolver_perfcatcher\", tool_name=~\"" + type + "[.].+\"}"))
                .isNotEmpty();
    }

    @Test
    void the_screen_says_what_was_caught_and_where_to_look() {
        assertThat(loki.screen()).contains("{job=\"code_evolver_bugcatcher\"").doesNotContain("Not caught:");
    }

    @Test
    void visitors_go_on_coming_until_each_fault_is_caught() {
        assertThat(loki.screen()).contains("Not caught yet: slow, spike. Visitors come for up to 60 s more.");
    }

    private static List<LokiAnswer.Entry> ask(String query) {
        Instant now = Instant.now();
        return loki.queries()
                .range(query, now.minus(Duration.ofHours(1)), now.plusSeconds(60), Duration.ofSeconds(30), 100)
                .entries();
    }
}
