package io.catcher.bench.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests of a shop to a database: three looks at an item, then an order. Either as many as it can take, or so many a
 * second whether it can or not: then a request's time counts from when it was due, so that no slow one hides those behind it.
 */
final class Load {

    private static final int ITEMS = 2000;

    /** H2's own code. */
    private static final int DIVISION_BY_ZERO = 22_012;

    private final Database database;
    private final int clients;

    Load(Database database, int clients) {
        this.database = database;
        this.clients = clients;
    }

    void prepare() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item(id INT PRIMARY KEY, name VARCHAR(40), stock INT)");
            statement.execute("INSERT INTO item SELECT x, 'item ' || x, 1000000 FROM SYSTEM_RANGE(1, " + ITEMS + ")");
        }
    }

    /** One request that the server refuses: an agent that watches it has something to tell. */
    void fail() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT stock / (stock - stock) FROM item WHERE id = 1");
            throw new IllegalStateException("should have failed");
        } catch (SQLException expected) {
            if (expected.getErrorCode() != DIVISION_BY_ZERO) {
                throw expected;
            }
        }
    }

    /** @param perSecond requests of all clients together; 0: as many as the server takes */
    Latencies run(Duration time, int perSecond) throws InterruptedException {
        Latencies latencies = new Latencies();
        AtomicLong turn = new AtomicLong();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> client(latencies, turn, start, end, perSecond), "client-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join(time.toMillis() + 30_000);
        }
        return latencies;
    }

    private void client(Latencies latencies, AtomicLong turn, long start, long end, int perSecond) {
        try (Connection connection = database.connect();
                PreparedStatement look = connection.prepareStatement("SELECT name, stock FROM item WHERE id = ?");
                PreparedStatement order =
                        connection.prepareStatement("UPDATE item SET stock = stock - 1 WHERE id = ?")) {
            while (true) {
                long number = turn.getAndIncrement();
                long due = perSecond == 0 ? System.nanoTime() : start + number * 1_000_000_000L / perSecond;
                if (due - end >= 0) {
                    return;
                }
                await(due);
                request(number % 4 == 3 ? order : look, (int) (number * 7919 % ITEMS) + 1);
                latencies.add(System.nanoTime() - due);
            }
        } catch (SQLException e) {
            latencies.failed();
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void request(PreparedStatement statement, int item) throws SQLException {
        statement.setInt(1, item);
        if (statement.execute()) {
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                rows.getString(1);
            }
        }
    }
}
