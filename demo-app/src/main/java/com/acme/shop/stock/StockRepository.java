package com.acme.shop.stock;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

@Repository
public class StockRepository {
    private static final RowMapper<StockItem> ITEM = DataClassRowMapper.newInstance(StockItem.class);

    private final JdbcTemplate jdbc;

    public StockRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<StockItem> all() {
        return jdbc.query("SELECT * FROM stock ORDER BY sku", ITEM);
    }

    public Optional<StockItem> find(String sku) {
        return jdbc.query("SELECT * FROM stock WHERE sku = ?", ITEM, sku).stream()
                .findFirst();
    }

    /** Takes goods off the stock; false when there are not enough of them. */
    public boolean reserve(String sku, int quantity) {
        return jdbc.update(
                        "UPDATE stock SET quantity = quantity - ? WHERE sku = ? AND quantity >= ?",
                        quantity,
                        sku,
                        quantity)
                == 1;
    }

    public void putBack(String sku, int quantity) {
        jdbc.update("UPDATE stock SET quantity = quantity + ? WHERE sku = ?", quantity, sku);
    }

    public boolean count(String sku, int quantity) {
        return jdbc.update("UPDATE stock SET quantity = ? WHERE sku = ?", quantity, sku) == 1;
    }
}
