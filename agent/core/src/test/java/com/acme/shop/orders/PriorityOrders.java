package com.acme.shop.orders;

/** Inherits a stereotype and overrides a timed method. */
public class PriorityOrders extends Orders implements Runnable {

    public PriorityOrders() {
        super(new OrderRepository());
    }

    @Override
    public String place(Order order, int attempts) {
        return super.place(order, attempts + 1);
    }

    @Override
    public void run() {
        place("now");
    }
}
