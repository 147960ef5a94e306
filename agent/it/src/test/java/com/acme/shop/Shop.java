package com.acme.shop;

import java.util.ArrayList;
import java.util.List;

/** A shop whose orders fail for customers without an address, and which checks that nobody tampered with its failures. */
public final class Shop {

    record Address(String city) {}

    record Customer(String name, Address address, String password) {}

    record Line(String sku, int quantity) {}

    @SuppressWarnings("UnusedVariable") // for capture: all
    static final class Orders {

        private final Shipping shipping = new Shipping();
        private final String currency = "EUR";
        private final String apiKey = "k3y-of-the-shop";

        int place(Customer customer, List<Line> lines) {
            return shipping.cost(customer, lines.size());
        }

        int quietly(Customer customer) {
            try {
                return shipping.cost(customer, 1);
            } catch (NullPointerException missing) {
                return -1;
            }
        }
    }

    static final class Shipping {

        int cost(Customer customer, int parcels) {
            return customer.address().city().length() * parcels;
        }
    }

    /** Arguments: how often to order well, and what else to do. */
    public static void main(String[] arguments) {
        Orders orders = new Orders();
        int sum = 0;
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            sum += orders.place(new Customer("Ann", new Address("Rome"), "hunter2"), List.of(new Line("a", 1)));
        }
        System.out.println("sum " + sum);
        List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        Customer homeless = new Customer("Bob", null, "s3cr3t-word");
        if (rest.contains("caught")) {
            try {
                orders.place(homeless, List.of(new Line("a", 1), new Line("b", 2)));
            } catch (NullPointerException expected) {
                System.out.println("caught at " + expected.getStackTrace()[0].getMethodName());
            }
        }
        if (rest.contains("swallowed")) {
            System.out.println("quietly " + orders.quietly(homeless));
        }
        if (rest.contains("uncaught")) {
            orders.place(homeless, List.of());
        }
        if (rest.contains("exit")) {
            System.exit(7);
        }
    }
}
