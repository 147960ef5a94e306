package com.acme.shop.orders;

public record OrderLine(String sku, int quantity) {}
