package com.acme.shop.shipping;

import com.acme.shop.orders.Order;
import com.acme.shop.orders.OrderLine;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

@Service
public class ShippingNotices {
    private final JdbcTemplate jdbc;

    public ShippingNotices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Async
    public void send(Order order, List<OrderLine> lines) {
        int pieces = lines.stream().mapToInt(OrderLine::quantity).sum();
        jdbc.update("INSERT INTO shipping_notices (order_id, pieces) VALUES (?, ?)", order.id(), pieces);
    }
}
