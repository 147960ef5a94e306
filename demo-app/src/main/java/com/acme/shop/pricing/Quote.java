package com.acme.shop.pricing;

import java.math.BigDecimal;

public record Quote(BigDecimal goods, BigDecimal discount, BigDecimal shipping) {
    public BigDecimal total() {
        return goods.subtract(discount).add(shipping);
    }
}
