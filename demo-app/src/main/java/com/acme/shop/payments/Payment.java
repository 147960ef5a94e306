package com.acme.shop.payments;

import java.math.BigDecimal;

public record Payment(long orderId, BigDecimal amount, String authorization, boolean refunded) {}
