package com.acme.shop;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The service as it runs, on a free port; all tests share one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"shop.slow-after=0", "shop.spike-after=0"})
abstract class RunningShop {
    static final String LONG_NOTE = "more than the forty characters that the column has room for";

    @Autowired
    TestRestTemplate http;

    JsonNode get(String path) {
        return http.getForObject(path, JsonNode.class);
    }

    ResponseEntity<JsonNode> post(String path) {
        return http.postForEntity(path, null, JsonNode.class);
    }

    void put(String path, String json) {
        http.put(path, json(json));
    }

    ResponseEntity<JsonNode> order(long customer, String sku, int quantity, String note) {
        String order = """
                {"customerId": %d, "lines": [{"sku": "%s", "quantity": %d}], "giftNote": %s,
                 "card": {"holder": "A. Customer", "number": "4111111111111111", "cvc": "123"}}""".formatted(customer, sku, quantity, note == null ? "null" : '"' + note + '"');
        return http.postForEntity("/orders", json(order), JsonNode.class);
    }

    static long id(JsonNode order) {
        return order.get("id").asLong();
    }

    private static HttpEntity<String> json(String content) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new HttpEntity<>(content, headers);
    }
}
