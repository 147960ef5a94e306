package com.acme.shop.pricing;

import com.acme.shop.customers.Customer;
import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.stereotype.Service;

@Service
public class Loyalty {
    private final Faults faults;

    public Loyalty(Faults faults) {
        this.faults = faults;
    }

    /** The customer's discount as a share, 0.05 for 5 %. */
    public BigDecimal discountFor(Customer customer) {
        String tier = faults.isOn(Fault.SWALLOWED)
                ? customer.tier()
                : customer.tier().strip().toUpperCase(Locale.ROOT);
        return LoyaltyTier.valueOf(tier).discount();
    }
}
