package com.acme.shop.customers;

import java.util.Optional;

/**
 * @param tier the loyalty tier as it was entered; rows of the old system have it in lower case
 * @param address where to ship; null for customers who collect their goods in the store
 */
public record Customer(long id, String name, String email, String tier, Address address) {
    public Optional<Address> home() {
        return Optional.ofNullable(address);
    }
}
