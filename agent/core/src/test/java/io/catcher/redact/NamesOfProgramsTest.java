package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.rule.token.Prefix;
import io.catcher.redact.rule.token.Prefixes;
import io.catcher.redact.text.Scrubber;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of classes, methods, threads, tables, hosts and files: they say where a failure is, and many begin as keys do. */
class NamesOfProgramsTest {

    private static final Scrubber SCRUBBER = new Scrubber(RedactionSettings.DEFAULTS);

    private static final List<String> ENDS_OF_NAMES = List.of(
            "orders",
            "orders-service",
            "order_items_2024",
            "events-worker-2",
            "gateway-7d9f8b6c5d-x2x4z",
            "payments-api-production-5f4d8c9b7-abcde",
            "customer_orders_by_country_index",
            "OrdersRepository",
            "ORDERS",
            "ORDER_ITEMS_TABLE",
            "data.csv",
            "client-1.4.2.jar",
            "team.svc.cluster.local",
            "integration_test_database_primary_2");

    @Test
    void aNameThatBeginsLikeAKeyStays() {
        List<String> altered = new ArrayList<>();
        for (Prefix prefix : Prefixes.all()) {
            if (prefix.trust() == Prefix.Trust.LITTLE) {
                ENDS_OF_NAMES.stream()
                        .map(end -> prefix.text() + end)
                        .filter(name -> !SCRUBBER.scrubbed(name).equals(name))
                        .forEach(altered::add);
            }
        }
        assertThat(altered).hasSizeLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-gateway",
                "api-gateway-7d9f8b6c5d-x2x4z",
                "sdk-java-17",
                "test_orders",
                "live_orders",
                "secret_santa",
                "npm_install",
                "hawk.jar",
                "ASIAPACIFIC",
                "XAU_USD",
                "API-ORDERS",
                "no route to api-gateway",
                "violates constraint \"pk_order_items_2024\"",
                "thread http-api-worker",
                "topic orders.api-events.v2",
                "production_orders_database_primary_2",
                "jina_embeddings_v3_client",
                "v2.local.orders.example.internal.net"
            })
    void aNameStays(String text) {
        assertThat(SCRUBBER.scrubbed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Orders$1$2.invoke",
                "Orders$1$Inner.run",
                "ShopKt$main$1$2",
                "com.acme.ShopKt$retryWithBackoff$5$result$1.invokeSuspend(Shop.kt:17)",
                "Outer$5$LongNestedClassNameThatGoesOn$1.apply",
                "Query$p$VisitorOfAllTheNodesThereAre.visit",
                "OrderService$$1$NestedOnceMore$andAgain1",
                "replaced by $1$2$3$4"
            })
    void aNumberOfTheCompilerMakesNoHashOfAName(String text) {
        assertThat(SCRUBBER.scrubbed(text)).isEqualTo(text);
    }
}
