package com.acme.shop.orders;

import java.util.ArrayList;
import java.util.List;

/** Overrides generic methods: the compiler adds a bridge {@code save(Object)}. */
public class OrderRepository implements Repository<Order> {

    private final List<Order> rows = new ArrayList<>();

    @Override
    public void save(Order order) {
        rows.add(order);
    }

    @Override
    public List<Order> findAll(String query, int limit) {
        return rows.stream()
                .filter(row -> row.id().startsWith(query))
                .limit(limit)
                .toList();
    }
}
