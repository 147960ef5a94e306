package com.acme.shop.invoices;

import java.math.BigDecimal;

public record Invoice(long orderId, BigDecimal net, BigDecimal vat) {}
