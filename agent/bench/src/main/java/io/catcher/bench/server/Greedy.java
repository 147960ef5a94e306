package io.catcher.bench.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What slows a server down from outside: other clients, whose queries take all of its processors. */
final class Greedy implements AutoCloseable {

    private static final String QUERY =
            "SELECT SUM(MOD(a.x * b.x, 7)) FROM SYSTEM_RANGE(1, 100000) a, SYSTEM_RANGE(1, 100000) b";

    private final List<Connection> connections = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    Greedy(Database database) throws SQLException {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            Connection connection = database.connect();
            connections.add(connection);
            Statement statement = connection.createStatement();
            statements.add(statement);
            Thread thread = new Thread(() -> run(statement), "greedy-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void run(Statement statement) {
        try {
            statement.execute(QUERY);
        } catch (SQLException cancelled) {
            // Its end.
        }
    }

    @Override
    public void close() throws SQLException {
        for (Statement statement : statements) {
            statement.cancel();
        }
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
