package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import com.acme.shop.recommendations.Recommendations;
import com.acme.shop.stock.Warehouse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;

@ExtendWith(OutputCaptureExtension.class)
class FaultsTest extends RunningShop {
    private static final long GOLD_IN_LOWER_CASE = 8;
    private static final long WITHOUT_ADDRESS = 5;
    private static final long ORDINARY = 1;

    @Autowired
    Faults faults;

    @Autowired
    Warehouse warehouse;

    @Autowired
    Recommendations recommendations;

    @AfterEach
    void allOff() {
        for (Fault fault : Fault.values()) {
            faults.switchOff(fault);
        }
    }

    @Test
    void npe_hits_customers_without_an_address_only(CapturedOutput output) {
        on("npe");

        assertThat(order(WITHOUT_ADDRESS, "TEA-01", 1, null).getStatusCode())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(output).contains("NullPointerException").contains("Orders.place");
        assertThat(order(ORDINARY, "TEA-01", 1, null).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void sql_hits_long_gift_notes_with_the_database_error_as_its_cause(CapturedOutput output) {
        on("sql");

        assertThat(order(ORDINARY, "TEA-01", 1, LONG_NOTE).getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(output)
                .contains("DataIntegrityViolationException")
                .contains("Caused by: org.h2.jdbc.JdbcSQLDataException");
        assertThat(order(ORDINARY, "TEA-01", 1, "Enjoy!").getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void timeout_hits_large_amounts_and_gives_the_goods_back(CapturedOutput output) {
        on("timeout");
        int before = get("/stock/GRINDER-01").at("/item/quantity").asInt();

        assertThat(order(ORDINARY, "GRINDER-01", 1, null).getStatusCode()).isEqualTo(HttpStatus.GATEWAY_TIMEOUT);
        assertThat(output).contains("Caused by: java.net.http.HttpTimeoutException");
        assertThat(get("/stock/GRINDER-01").at("/item/quantity").asInt()).isEqualTo(before);
        assertThat(order(ORDINARY, "TEA-01", 1, null).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void swallowed_loses_the_discount_and_nobody_hears_of_it(CapturedOutput output) {
        JsonNode right = order(GOLD_IN_LOWER_CASE, "POT-01", 1, null).getBody();
        on("swallowed");
        var wrong = order(GOLD_IN_LOWER_CASE, "POT-01", 1, null);

        assertThat(wrong.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(right.get("discount").decimalValue()).isEqualByComparingTo("1.50");
        assertThat(wrong.getBody().get("discount").decimalValue()).isZero();
        assertThat(output).doesNotContain("IllegalArgumentException");
    }

    @Test
    void async_leaves_an_order_without_an_invoice(CapturedOutput output) {
        on("async");

        var answer = order(ORDINARY, "TEA-01", 1, null);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        await().untilAsserted(() -> assertThat(output).contains("Invoices.write failed"));
        assertThat(output).contains("Non-terminating decimal expansion");
        assertThat(http.getForEntity("/invoices/" + id(answer.getBody()), JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void slow_adds_half_as_much_again_to_each_search_of_the_warehouse() {
        Duration usual = shortest(() -> warehouse.locate("TEA-01"), 10);
        on("slow");
        Duration slow = shortest(() -> warehouse.locate("TEA-01"), 10);

        assertThat(usual).isGreaterThanOrEqualTo(Duration.ofMillis(32));
        assertThat(slow).isGreaterThanOrEqualTo(Duration.ofMillis(48));
        assertThat(warehouse.locate("TEA-01")).hasSize(4);
    }

    @Test
    void spike_makes_one_call_in_forty_twenty_times_slower() {
        on("spike");

        long spikes = IntStream.range(0, 40)
                .mapToObj(n -> shortest(() -> recommendations.forCustomer(1), 1))
                .filter(time -> time.compareTo(Duration.ofMillis(400)) >= 0)
                .count();

        assertThat(spikes).isPositive();
    }

    @Test
    void faults_are_listed_and_switched_by_name() {
        assertThat(get("/faults")).hasSize(7).noneMatch(JsonNode::asBoolean);

        assertThat(on("npe").get("npe").asBoolean()).isTrue();
        assertThat(post("/faults/npe/off").getBody().get("npe").asBoolean()).isFalse();
        assertThat(http.postForEntity("/faults/nonsense/on", null, JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private JsonNode on(String fault) {
        return post("/faults/" + fault + "/on").getBody();
    }

    /** The least of several times: what the work itself takes, whatever else the machine does. */
    private static Duration shortest(Runnable work, int calls) {
        long shortest = Long.MAX_VALUE;
        for (int n = 0; n < calls; n++) {
            long start = System.nanoTime();
            work.run();
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return Duration.ofNanos(shortest);
    }
}
