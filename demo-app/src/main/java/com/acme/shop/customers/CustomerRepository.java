package com.acme.shop.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class CustomerRepository {
    private final JdbcTemplate jdbc;

    public CustomerRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Customer> find(long id) {
        return jdbc.query("SELECT * FROM customers WHERE id = ?", (row, n) -> customer(row), id).stream()
                .findFirst();
    }

    private static Customer customer(ResultSet row) throws SQLException {
        String street = row.getString("street");
        Address address = street == null ? null : new Address(street, row.getString("city"), row.getString("country"));
        return new Customer(
                row.getLong("id"), row.getString("name"), row.getString("email"), row.getString("tier"), address);
    }
}
