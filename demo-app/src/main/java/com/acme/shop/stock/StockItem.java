package com.acme.shop.stock;

import java.math.BigDecimal;

public record StockItem(String sku, String title, BigDecimal price, int quantity) {}
