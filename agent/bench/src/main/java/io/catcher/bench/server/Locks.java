package io.catcher.bench.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** What slows some requests down from outside: another client, whose transactions keep a tenth of the rows for a while. */
final class Locks implements AutoCloseable {

    private static final String UPDATE = "UPDATE item SET stock = stock - 1 WHERE id <= 200";
    private static final long HELD_NANOS = 30_000_000L;
    private static final long FREE_NANOS = 5_000_000L;

    private volatile boolean ended;

    Locks(Database database) throws SQLException {
        Connection connection = database.connect();
        Thread thread = new Thread(() -> run(connection), "locks");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!ended) {
                statement.execute(UPDATE);
                LockSupport.parkNanos(HELD_NANOS);
                connection.commit();
                LockSupport.parkNanos(FREE_NANOS);
            }
        } catch (SQLException lost) {
            System.err.println("no locks are held any more: " + lost);
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
