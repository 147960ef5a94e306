package io.catcher.bench.server;

import io.catcher.bench.Jars;
import io.catcher.bench.Median;
import io.catcher.bench.Scratch;
import io.catcher.bench.contender.Download;
import io.catcher.bench.contender.OpenTelemetry;
import io.catcher.bench.contender.Receiver;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code java -jar bench.jar server [--rounds N] [--seconds N] [--rate N] [--minutes N] [--jdk HOME]}: throughput and
 * latency of H2's server without an agent, with ours, with OpenTelemetry, interleaved; then minutes of steady load, in which
 * nothing should be told, and half a minute each beside a client that holds locks and beside greedy queries, in which something
 * should.
 */
public final class ServerTable {

    static final int CLIENTS = 4;
    private static final int PROOF_SECONDS = 15;

    private record Sample(double throughput, double p50, double p99, String proof) {}

    private final Jars jars = Jars.beside();
    private final ServerOptions options;
    private final Path h2;
    private final Path openTelemetry;
    private final Receiver receiver;
    private final PrintStream out = System.out;
    private final Map<Subject, List<Sample>> samples = Collections.synchronizedMap(new EnumMap<>(Subject.class));

    private boolean printed;

    private ServerTable(ServerOptions options, Receiver receiver) throws IOException, InterruptedException {
        this.options = options;
        this.receiver = receiver;
        Download download = new Download(jars.bench().resolveSibling("peers"));
        h2 = download.jar(Database.COORDINATES);
        openTelemetry = download.jar(OpenTelemetry.AGENT);
    }

    /** Ends with 2 when the arguments are wrong. */
    public static void main(String[] arguments) throws Exception {
        ServerOptions options;
        try {
            options = ServerOptions.parse(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + ServerOptions.USAGE);
            System.exit(2);
            return;
        }
        try (Receiver receiver = new Receiver()) {
            ServerTable table = new ServerTable(options, receiver);
            Runtime.getRuntime().addShutdownHook(new Thread(table::stopped, "last words"));
            table.run();
        }
    }

    private void run() throws Exception {
        for (int round = 1; round <= options.rounds(); round++) {
            for (Subject subject : Subject.values()) {
                System.err.printf("round %d of %d: %s%n", round, options.rounds(), subject.title);
                try {
                    samples.computeIfAbsent(subject, s -> new ArrayList<>()).add(measure(subject));
                } catch (IOException | SQLException | ReflectiveOperationException e) {
                    out.println(subject.title + ": failed: " + e);
                }
            }
        }
        print();
        if (options.minutes() > 0) {
            try (SteadyLoad steady = new SteadyLoad(options, scratch -> start(Subject.OURS, scratch))) {
                steady.run();
                steady.print(out);
            }
        }
    }

    /** An interrupted run leaves no server behind, and says what it has. */
    private void stopped() {
        print();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Scratch.deleteAll();
    }

    /** One fresh server. */
    private Sample measure(Subject subject) throws Exception {
        Path scratch = Scratch.create();
        long posts = receiver.posts();
        Latencies full;
        Latencies steady;
        String proof;
        try {
            try (Database database = start(subject, scratch)) {
                Load load = new Load(database, CLIENTS);
                load.prepare();
                load.run(options.time(), 0);
                full = load.run(options.time(), 0);
                steady = load.run(options.time(), options.rate());
                load.fail();
                proof = awaitProof(subject, scratch, posts);
            }
            double throughput = full.count() / (double) options.time().toSeconds();
            return new Sample(throughput, steady.quantile(0.5), steady.quantile(0.99), proof);
        } finally {
            Scratch.delete(scratch);
        }
    }

    /** A server that is busy tells later: asked again until it has, or should have. */
    private String awaitProof(Subject subject, Path scratch, long posts) throws IOException {
        String proof = subject.proof(scratch, receiver.posts() - posts);
        for (int i = 0; i < PROOF_SECONDS && proof.isEmpty(); i++) {
            LockSupport.parkNanos(1_000_000_000L);
            proof = subject.proof(scratch, receiver.posts() - posts);
        }
        return proof;
    }

    private Database start(Subject subject, Path scratch) throws IOException, ReflectiveOperationException {
        Path log = scratch.resolve("stderr");
        List<String> arguments = subject.arguments(jars, openTelemetry, receiver, scratch);
        return Database.start(options.jdk().java(), h2, arguments, log);
    }

    private synchronized void print() {
        if (printed) {
            return;
        }
        printed = true;
        out.printf("%nH2's server, JDK %s, %d clients%n", options.jdk().version(), CLIENTS);
        out.printf("%-32s %12s %9s %9s  at %d/s; seen by%n", "", "requests/s", "p50 us", "p99 us", options.rate());
        samples.forEach((subject, all) -> {
            String proof = all.isEmpty() ? "" : all.get(all.size() - 1).proof();
            if (proof.isEmpty()) {
                out.printf("%-32s not verified%n", subject.title);
                return;
            }
            double throughput = Median.of(all, Sample::throughput);
            double p50 = Median.of(all, Sample::p50);
            double p99 = Median.of(all, Sample::p99);
            out.printf("%-32s %12.0f %9.0f %9.0f  %s%n", subject.title, throughput, p50, p99, proof);
        });
    }
}
