package com.acme.shop.orders;

import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import com.acme.shop.pricing.Quote;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

@Repository
public class OrderRepository {
    private static final int NOTE_WIDTH = 40;
    private static final RowMapper<Order> ORDER = DataClassRowMapper.newInstance(Order.class);

    private final JdbcTemplate jdbc;
    private final Faults faults;
    private final AtomicLong ids = new AtomicLong(1000);

    public OrderRepository(JdbcTemplate jdbc, Faults faults) {
        this.jdbc = jdbc;
        this.faults = faults;
    }

    public Order save(long customerId, String country, Quote quote, String giftNote) {
        long id = ids.incrementAndGet();
        String note = faults.isOn(Fault.SQL) ? giftNote : shortened(giftNote);
        jdbc.update(
                "INSERT INTO orders (id, customer_id, country, discount, total, status, gift_note, placed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, " + literal(note) + ", ?)",
                id,
                customerId,
                country,
                quote.discount(),
                quote.total(),
                OrderStatus.NEW.name(),
                Timestamp.from(Instant.now()));
        return new Order(id, customerId, country, quote.discount(), quote.total(), OrderStatus.NEW);
    }

    public Optional<Order> find(long id) {
        return jdbc.query("SELECT * FROM orders WHERE id = ?", ORDER, id).stream()
                .findFirst();
    }

    public List<Order> ofCustomer(long customerId) {
        return jdbc.query("SELECT * FROM orders WHERE customer_id = ? ORDER BY id DESC LIMIT 20", ORDER, customerId);
    }

    public void mark(long id, OrderStatus status) {
        jdbc.update("UPDATE orders SET status = ? WHERE id = ?", status.name(), id);
    }

    /** Forgets orders placed before the given time, with what was written for them. */
    public int forgetBefore(Instant time) {
        return jdbc.update("DELETE FROM orders WHERE placed_at < ?", Timestamp.from(time));
    }

    /** As statements are often put together: what a customer wrote becomes a part of the statement. */
    private static String literal(String text) {
        return text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
    }

    private static String shortened(String note) {
        return note == null || note.length() <= NOTE_WIDTH ? note : note.substring(0, NOTE_WIDTH);
    }
}
