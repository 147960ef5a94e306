package com.acme.shop.payments;

import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

@Repository
public class PaymentRepository {
    private static final RowMapper<Payment> PAYMENT = DataClassRowMapper.newInstance(Payment.class);

    private final JdbcTemplate jdbc;

    public PaymentRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void save(Payment payment) {
        jdbc.update(
                "INSERT INTO payments (order_id, amount, \"AUTHORIZATION\", refunded) VALUES (?, ?, ?, ?)",
                payment.orderId(),
                payment.amount(),
                payment.authorization(),
                payment.refunded());
    }

    public Optional<Payment> ofOrder(long orderId) {
        return jdbc.query("SELECT * FROM payments WHERE order_id = ?", PAYMENT, orderId).stream()
                .findFirst();
    }

    /** True for the one call that turned the payment into a refunded one. */
    public boolean markRefunded(long orderId) {
        return jdbc.update("UPDATE payments SET refunded = TRUE WHERE order_id = ? AND NOT refunded", orderId) == 1;
    }
}
