package com.acme.shop.pricing;

import com.acme.shop.customers.Customer;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Service;

@Service
public class ShippingRates {
    private static final BigDecimal COLLECTED = new BigDecimal("0.00");
    private static final BigDecimal ABROAD = new BigDecimal("14.90");
    private static final Map<String, BigDecimal> RATES =
            Map.of("DE", new BigDecimal("4.90"), "SE", new BigDecimal("7.90"), "FR", new BigDecimal("6.90"));

    public BigDecimal rateFor(Customer customer) {
        return customer.home()
                .map(address -> RATES.getOrDefault(address.country(), ABROAD))
                .orElse(COLLECTED);
    }
}
