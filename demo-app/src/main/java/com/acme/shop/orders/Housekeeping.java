package com.acme.shop.orders;

import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the database in memory small, however long the service runs. */
@Component
public class Housekeeping {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final OrderRepository orders;

    public Housekeeping(OrderRepository orders) {
        this.orders = orders;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    public void forgetOldOrders() {
        orders.forgetBefore(Instant.now().minus(KEPT));
    }
}
