package com.acme.shop.orders;

import com.acme.shop.marks.Service;
import com.acme.shop.marks.Timed;
import java.util.Objects;

/** A service with everything that a bean has. */
@Service
public class Orders {

    private final OrderRepository repository;
    private int served;
    private String name = "orders";

    public Orders(OrderRepository repository) {
        this.repository = Objects.requireNonNull(repository);
    }

    @Timed
    public String place(Order order, int attempts) {
        repository.save(order);
        served++;
        return order.id() + attempts;
    }

    public int placeAll(Order... orders) {
        for (Order order : orders) {
            repository.save(order);
        }
        return orders.length;
    }

    public String place(String id) {
        return place(new Order(id, 1), 0);
    }

    public int getServed() {
        return served;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Orders withName(String name) {
        this.name = name;
        return this;
    }

    public String getLabel() {
        return name + served;
    }

    public static void main(String[] args) {
        new Orders(new OrderRepository()).place(args[0]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Orders that && that.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "Orders " + name;
    }

    native int checksum(byte[] data);

    /** A nested class. */
    public static class Basket {

        private int[][] grid = new int[2][2];

        public int add(int[] row, java.util.Map.Entry<String, Order> entry) {
            grid[0] = row;
            return row.length + entry.getValue().pieces();
        }
    }

    /** An enum nested in a class. */
    public enum State {
        OPEN,
        SENT;

        boolean after(State other) {
            return compareTo(other) > 0;
        }
    }
}
