package com.acme.shop.pricing;

import com.acme.shop.customers.Customer;
import com.acme.shop.orders.OrderLine;
import com.acme.shop.stock.StockItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
public class Pricing {
    private static final Logger log = LoggerFactory.getLogger(Pricing.class);

    private final Loyalty loyalty;
    private final ShippingRates shippingRates;

    public Pricing(Loyalty loyalty, ShippingRates shippingRates) {
        this.loyalty = loyalty;
        this.shippingRates = shippingRates;
    }

    public Quote quote(Customer customer, List<OrderLine> lines, Map<String, StockItem> items) {
        BigDecimal goods = lines.stream()
                .map(line -> items.get(line.sku()).price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal discount = goods.multiply(discountFor(customer)).setScale(2, RoundingMode.HALF_UP);
        return new Quote(goods, discount, shippingRates.rateFor(customer));
    }

    private BigDecimal discountFor(Customer customer) {
        try {
            return loyalty.discountFor(customer);
        } catch (RuntimeException e) {
            // Never lose an order for a discount.
            log.debug("No discount for customer {}", customer.id(), e);
            return BigDecimal.ZERO;
        }
    }
}
