package com.acme.shop.orders;

import com.acme.shop.customers.Address;
import com.acme.shop.customers.Customer;
import com.acme.shop.customers.CustomerRepository;
import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import com.acme.shop.invoices.Invoices;
import com.acme.shop.payments.Card;
import com.acme.shop.payments.Payments;
import com.acme.shop.pricing.Pricing;
import com.acme.shop.pricing.Quote;
import com.acme.shop.shipping.ShippingNotices;
import com.acme.shop.stock.StockItem;
import com.acme.shop.stock.StockRepository;
import com.acme.shop.stock.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

@Service
public class Orders {
    private static final String STORE_COUNTRY = "DE";

    private final CustomerRepository customers;
    private final StockRepository stock;
    private final Warehouse warehouse;
    private final Pricing pricing;
    private final OrderRepository orders;
    private final Payments payments;
    private final Invoices invoices;
    private final ShippingNotices notices;
    private final Faults faults;

    public Orders(
            CustomerRepository customers,
            StockRepository stock,
            Warehouse warehouse,
            Pricing pricing,
            OrderRepository orders,
            Payments payments,
            Invoices invoices,
            ShippingNotices notices,
            Faults faults) {
        this.customers = customers;
        this.stock = stock;
        this.warehouse = warehouse;
        this.pricing = pricing;
        this.orders = orders;
        this.payments = payments;
        this.invoices = invoices;
        this.notices = notices;
        this.faults = faults;
    }

    public Order place(NewOrder request) {
        Customer customer = customers
                .find(request.customerId())
                .orElseThrow(() -> new OrderRefused("no customer " + request.customerId()));
        Quote quote = pricing.quote(customer, request.lines(), itemsOf(request.lines()));
        String country = faults.isOn(Fault.NPE)
                ? customer.address().country()
                : customer.home().map(Address::country).orElse(STORE_COUNTRY);
        Order order = orders.save(customer.id(), country, quote, request.giftNote());
        Order paid = pay(order, request.lines(), request.card());
        invoices.write(paid);
        notices.send(paid, request.lines());
        return paid;
    }

    private Order pay(Order order, List<OrderLine> lines, Card card) {
        reserve(order, lines);
        boolean charged = false;
        try {
            payments.charge(order, card);
            charged = true;
        } finally {
            if (!charged) {
                lines.forEach(line -> stock.putBack(line.sku(), line.quantity()));
                orders.mark(order.id(), OrderStatus.FAILED);
            }
        }
        orders.mark(order.id(), OrderStatus.PAID);
        return new Order(
                order.id(), order.customerId(), order.country(), order.discount(), order.total(), OrderStatus.PAID);
    }

    private void reserve(Order order, List<OrderLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            if (!stock.reserve(line.sku(), line.quantity())) {
                lines.subList(0, i).forEach(taken -> stock.putBack(taken.sku(), taken.quantity()));
                orders.mark(order.id(), OrderStatus.FAILED);
                throw new OrderRefused("not enough of " + line.sku());
            }
        }
        lines.forEach(line -> warehouse.locate(line.sku()));
    }

    private Map<String, StockItem> itemsOf(List<OrderLine> lines) {
        Map<String, StockItem> items = new HashMap<>();
        for (OrderLine line : lines) {
            items.put(line.sku(), stock.find(line.sku()).orElseThrow(() -> new OrderRefused("no item " + line.sku())));
        }
        return items;
    }
}
