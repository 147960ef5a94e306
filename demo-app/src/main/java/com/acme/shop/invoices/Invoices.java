package com.acme.shop.invoices;

import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import com.acme.shop.orders.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

@Service
public class Invoices {
    private static final RowMapper<Invoice> INVOICE = DataClassRowMapper.newInstance(Invoice.class);
    private static final BigDecimal ABROAD = BigDecimal.ONE;
    private static final Map<String, BigDecimal> GROSS_FACTORS =
            Map.of("DE", new BigDecimal("1.19"), "SE", new BigDecimal("1.25"), "FR", new BigDecimal("1.20"));

    private final JdbcTemplate jdbc;
    private final Faults faults;

    public Invoices(JdbcTemplate jdbc, Faults faults) {
        this.jdbc = jdbc;
        this.faults = faults;
    }

    @Async
    public void write(Order order) {
        BigDecimal net = net(order);
        jdbc.update(
                "INSERT INTO invoices (order_id, net, vat) VALUES (?, ?, ?)",
                order.id(),
                net,
                order.total().subtract(net));
    }

    public Optional<Invoice> ofOrder(long orderId) {
        return jdbc.query("SELECT * FROM invoices WHERE order_id = ?", INVOICE, orderId).stream()
                .findFirst();
    }

    private BigDecimal net(Order order) {
        BigDecimal factor = GROSS_FACTORS.getOrDefault(order.country(), ABROAD);
        return faults.isOn(Fault.ASYNC)
                ? order.total().divide(factor)
                : order.total().divide(factor, 2, RoundingMode.HALF_UP);
    }
}
