package com.acme.shop.pricing;

import java.math.BigDecimal;

public enum LoyaltyTier {
    BASIC("0"),
    SILVER("0.03"),
    GOLD("0.05"),
    PLATINUM("0.08");

    private final BigDecimal discount;

    LoyaltyTier(String discount) {
        this.discount = new BigDecimal(discount);
    }

    public BigDecimal discount() {
        return discount;
    }
}
