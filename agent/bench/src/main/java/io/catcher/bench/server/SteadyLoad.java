package io.catcher.bench.server;

import io.catcher.bench.Scratch;
import io.catcher.bench.contender.Journal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Our agent in a server with the same load for minutes, in which nothing is to be told; then beside clients that slow it down:
 * one that holds locks, and some that take its processors.
 */
final class SteadyLoad implements AutoCloseable {

    private static final Set<String> SLOWER = Set.of("shift", "escalated");
    private static final Set<String> SLOW = Set.of("shift", "escalated", "spike");
    private static final Duration BESIDE = Duration.ofSeconds(30);
    private static final int SHOWN = 10;

    private final ServerOptions options;
    private final Starting starting;
    private final Path scratch;
    private Instant quietFrom = Instant.MAX;
    private Instant locksFrom = Instant.MAX;
    private Instant greedyFrom = Instant.MAX;

    /** A server with our agent, whose files are in that folder. */
    interface Starting {
        Database in(Path scratch) throws IOException, ReflectiveOperationException;
    }

    SteadyLoad(ServerOptions options, Starting starting) throws IOException {
        this.options = options;
        this.starting = starting;
        this.scratch = Scratch.create();
    }

    @SuppressWarnings("try") // the other clients are there to be closed
    void run() throws IOException, ReflectiveOperationException, SQLException, InterruptedException {
        try (Database database = starting.in(scratch)) {
            Load load = new Load(database, ServerTable.CLIENTS);
            load.prepare();
            load.run(options.time(), options.rate());
            quietFrom = Instant.now();
            load.run(Duration.ofMinutes(options.minutes()), options.rate());
            locksFrom = Instant.now();
            try (Locks locks = new Locks(database)) {
                load.run(BESIDE, options.rate());
            }
            load.run(BESIDE, options.rate());
            greedyFrom = Instant.now();
            try (Greedy greedy = new Greedy(database)) {
                load.run(BESIDE, options.rate());
            }
        }
    }

    void print(PrintStream out) throws IOException {
        Journal journal = new Journal(scratch);
        List<String> falsely = journal.between(quietFrom, locksFrom, SLOWER);
        out.printf("%n%d minutes of steady load: %d shifts told%n", options.minutes(), falsely.size());
        falsely.forEach(out::println);
        print(out, "a client that holds locks", locksFrom, journal.between(locksFrom, greedyFrom, SLOW));
        print(out, "greedy queries", greedyFrom, journal.between(greedyFrom, Instant.MAX, SLOW));
    }

    private static void print(PrintStream out, String beside, Instant from, List<String> told) {
        out.printf("beside %s, from %s: %d told%n", beside, from, told.size());
        told.stream().limit(SHOWN).forEach(out::println);
    }

    @Override
    public void close() throws IOException {
        Scratch.delete(scratch);
    }
}
