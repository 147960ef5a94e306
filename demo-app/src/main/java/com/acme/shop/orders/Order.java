package com.acme.shop.orders;

import java.math.BigDecimal;

public record Order(
        long id, long customerId, String country, BigDecimal discount, BigDecimal total, OrderStatus status) {}
