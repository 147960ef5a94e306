package io.catcher.bench.cost;

import io.catcher.bench.Scratch;
import io.catcher.bench.contender.Contender;
import io.catcher.bench.contender.Download;
import io.catcher.bench.contender.Peer;
import io.catcher.bench.contender.Receiver;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command without a name: what the agent costs, on each JDK. Prints what it has also when it is stopped. */
public final class CostTables {

    /** The real one: while a fork runs, {@link Quiet} has another one in its place. */
    private final PrintStream out = System.out;

    private final Options options;
    private final Map<Jdk, Measured> tables = new LinkedHashMap<>();
    private final List<String> skipped = new ArrayList<>();
    private boolean printed;

    private CostTables(Options options) {
        this.options = options;
    }

    /** Ends with 2 when the arguments or the agent's jar are wrong. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        if (!Files.isRegularFile(options.jars().agent())) {
            System.err.println("No agent at " + options.jars().agent() + ": build it with mvn package.");
            System.exit(2);
        }
        // The forks of this program run one after the other; a lock left by another one would only stop it.
        System.setProperty("jmh.ignoreLock", "true");
        new CostTables(options).run();
    }

    private void run() throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver()) {
            run(options.api() ? List.of() : peers(receiver));
        }
    }

    private void run(List<Contender> peers) throws IOException, InterruptedException {
        for (Jdk jdk : options.jdks()) {
            tables.put(jdk, options.api() ? new ApiTables() : new Comparison(options, jdk, peers));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopped, "last words"));
        Path scratch = Scratch.create();
        try (Csv csv = new Csv(options.csv())) {
            Path many = ManyClasses.write(scratch.resolve("many.jar"));
            for (Map.Entry<Jdk, Measured> entry : tables.entrySet()) {
                Jdk jdk = entry.getKey();
                Fork fork = new Fork(options.jars(), jdk, options.pace());
                StartUp start = new StartUp(options.jars(), jdk, many);
                entry.getValue().measure(fork, start, csv, Deadline.in(options.most()));
            }
        } finally {
            Scratch.delete(scratch);
        }
        print();
    }

    private List<Contender> peers(Receiver receiver) throws InterruptedException {
        Download download = new Download(options.jars().bench().resolveSibling("peers"));
        List<Contender> fetched = new ArrayList<>();
        for (Peer peer : Peer.all()) {
            if (options.wantsPeer(peer.title())) {
                try {
                    fetched.add(download.peer(peer, receiver));
                } catch (IOException e) {
                    skipped.add(peer.title() + ": " + e.getMessage());
                }
            }
        }
        return fetched;
    }

    private void stopped() {
        print();
        Watchdog.endChildren();
        Scratch.deleteAll();
    }

    private synchronized void print() {
        if (printed) {
            return;
        }
        printed = true;
        int processors = Runtime.getRuntime().availableProcessors();
        tables.forEach((jdk, measured) -> {
            out.printf(
                    "%n=== JDK %s, %d processors, forks a row: %d%n",
                    jdk.version(), processors, options.pace().rounds());
            measured.print(out);
        });
        skipped.forEach(peer -> out.println("skipped: " + peer));
        out.println("every figure: " + options.csv().toAbsolutePath().normalize());
    }
}
