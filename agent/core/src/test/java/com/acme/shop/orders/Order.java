package com.acme.shop.orders;

import java.util.Map;

/** A record: its accessors, equals, hashCode and toString are the compiler's. */
public record Order(String id, int pieces) {

    public double total(Map.Entry<String, Double> price) {
        return pieces * price.getValue();
    }
}
