package com.acme.shop.orders;

public enum OrderStatus {
    NEW,
    PAID,
    FAILED,
    REFUNDED
}
