package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

@ExtendWith(OutputCaptureExtension.class)
class ShopTest extends RunningShop {
    @Test
    void an_order_is_paid_invoiced_and_taken_off_the_stock() {
        int before = get("/stock/CUP-02").at("/item/quantity").asInt();

        var answer = order(7, "CUP-02", 2, null);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        JsonNode order = answer.getBody();
        assertThat(order.get("status").asText()).isEqualTo("PAID");
        // Two cups at 6.50, 8 % off for platinum, 7.90 to Sweden.
        assertThat(order.get("total").decimalValue()).isEqualByComparingTo("19.86");
        assertThat(get("/stock/CUP-02").at("/item/quantity").asInt()).isEqualTo(before - 2);
        assertThat(get("/payments/" + id(order)).get("authorization").asText()).isEqualTo("A" + id(order));
        await().untilAsserted(() -> assertThat(
                        get("/invoices/" + id(order)).path("net").decimalValue())
                .isEqualByComparingTo("15.89"));
    }

    @Test
    void a_refund_is_given_once() {
        long id = id(order(1, "TEA-01", 1, null).getBody());

        JsonNode first = post("/payments/" + id + "/refund").getBody();
        JsonNode second = post("/payments/" + id + "/refund").getBody();

        assertThat(first.get("refunded").asBoolean()).isTrue();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void an_order_of_more_than_there_is_is_refused_and_takes_nothing() {
        put("/stock/BOOK-02", "{\"quantity\": 3}");

        assertThat(order(1, "BOOK-02", 4, null).getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);

        assertThat(get("/stock/BOOK-02").at("/item/quantity").asInt()).isEqualTo(3);
    }

    @Test
    void unknown_customers_and_items_are_refused() {
        assertThat(order(99, "TEA-01", 1, null).getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(order(1, "NONE-01", 1, null).getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void without_faults_the_odd_cases_are_served_and_nothing_is_logged(CapturedOutput output) {
        for (long customer = 1; customer <= 14; customer++) {
            assertThat(order(customer, "GRINDER-01", 1, LONG_NOTE).getStatusCode())
                    .isEqualTo(HttpStatus.CREATED);
            assertThat(http.getForEntity("/recommendations/" + customer, JsonNode.class)
                            .getStatusCode())
                    .isEqualTo(HttpStatus.OK);
        }
        JsonNode last = get("/orders?customer=14").get(0);

        await().until(() -> http.getForEntity("/invoices/" + id(last), JsonNode.class)
                .getStatusCode()
                .is2xxSuccessful());
        assertThat(output).doesNotContain("ERROR").doesNotContain("WARN");
    }

    @Test
    void an_answer_names_the_request_it_belongs_to() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Request-Id", "r-17");

        var answer = http.exchange("/stock", HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class);

        assertThat(answer.getHeaders().getFirst("X-Request-Id")).isEqualTo("r-17");
        assertThat(http.getForEntity("/stock", JsonNode.class).getHeaders().getFirst("X-Request-Id"))
                .isNotBlank();
    }

    @Test
    void traffic_stays_away_unless_asked_for() {
        assertThat(get("/traffic").get("requests").asLong()).isZero();
    }
}
