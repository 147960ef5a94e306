package com.acme.shop;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Orders that take a moment, until one of ACME's takes long; or, with the argument {@code all}, all of them do. */
public final class SlowOrders {

    private static final int USUAL_CALLS = 3_000;
    private static final int SLOW_CALLS = 400;

    static final class Desk {

        int order(String customer, int pieces) {
            return new Stock().take(customer, pieces, "sesame-4711", List.of("red", "gift"));
        }
    }

    static final class Stock {

        int take(String customer, int pieces, String password, List<String> wishes) {
            LockSupport.parkNanos(pieces * 100_000L);
            wishes = wishes.subList(1, wishes.size());
            return password.length() + customer.length() + wishes.size();
        }
    }

    private SlowOrders() {}

    public static void main(String[] args) throws IOException {
        Desk desk = new Desk();
        for (int i = 0; i < USUAL_CALLS; i++) {
            desk.order("Smith", 2);
        }
        if (args[0].equals("all")) {
            for (int i = 0; i < SLOW_CALLS; i++) {
                desk.order("ACME", 100);
            }
            Journal.awaitText("\"shift\"");
        } else {
            desk.order("ACME", 5_000);
            Journal.awaitText("\"spike\"");
        }
        System.out.println("ordered");
    }
}
