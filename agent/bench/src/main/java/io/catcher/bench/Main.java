package io.catcher.bench;

import io.catcher.bench.detection.DetectionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.runner.RunnerException;

/** {@code java -jar bench.jar [--quick] [--agent JAR]}: what the agent costs, as one table. */
public final class Main {

    private static final String USAGE = """
            usage: java -jar bench.jar [--quick] [--failing | --api] [--agent JAR]
                   java -jar bench.jar detection SEED... | [--delag] FOLDER
                   java -jar bench.jar fingerprints TRACES""";

    private final Jars jars;
    private final Pace pace;
    private final boolean withAgent;
    private final boolean failingOnly;
    private final boolean apiOnly;

    private Main(Jars jars, Pace pace, boolean failingOnly, boolean apiOnly) {
        this.apiOnly = apiOnly;
        this.failingOnly = failingOnly;
        this.jars = jars;
        this.pace = pace;
        this.withAgent = Files.isRegularFile(jars.agent());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        if (arguments.length > 0 && arguments[0].equals("detection")) {
            DetectionTable.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (arguments.length == 2 && arguments[0].equals("fingerprints")) {
            new FingerprintTable(Path.of(arguments[1])).print(System.out);
            return;
        }
        Jars jars = Jars.beside();
        Pace pace = Pace.FULL;
        boolean failingOnly = false;
        boolean apiOnly = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--quick")) {
                pace = Pace.QUICK;
            } else if (arguments[i].equals("--failing")) {
                failingOnly = true;
            } else if (arguments[i].equals("--api")) {
                apiOnly = true;
            } else if (arguments[i].equals("--agent") && i + 1 < arguments.length) {
                jars = jars.withAgent(Path.of(arguments[++i]).toAbsolutePath());
            } else {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
        // The forks of this program run one after the other; a lock left by another one would only stop it.
        System.setProperty("jmh.ignoreLock", "true");
        new Main(jars, pace, failingOnly, apiOnly).run();
    }

    private void run() throws IOException, InterruptedException, RunnerException {
        if (apiOnly) {
            runApi();
            return;
        }
        System.out.printf(
                "JDK %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        if (!withAgent) {
            System.out.println("No agent at " + jars.agent() + ": the floor alone. Build it with mvn package.");
        }
        CallTable outermost = new CallTable("outermost call, one thread", "outermost", 1, configurations());
        CallTable recovered =
                new CallTable("outermost call of a method that has failed", "recovered", 1, configurations());
        CallTable nested = new CallTable("nested call, one thread", "nested", 1, configurations());
        CallTable two = new CallTable("outermost call, two threads", "outermost", 2, twoThreads());
        CallTable failing = new CallTable(
                "failing call, one thread",
                "failing",
                1,
                withAgent ? Configuration.FAILING : List.of(Configuration.NONE));
        StartUp startUp = new StartUp(jars, withAgent);
        measure(failingOnly ? List.of(failing) : List.of(outermost, recovered, nested, two, failing), startUp);
        failing.printMore(System.out);
        if (failingOnly) {
            return;
        }
        outermost.print(System.out, outermost);
        recovered.print(System.out, outermost);
        nested.print(System.out, nested);
        if (withAgent) {
            // The floor's add is a shared write: with two threads it is no floor, so one thread's is taken.
            two.print(System.out, outermost);
        }
        startUp.print(System.out);
        printSize();
    }

    /** What code that knows of the agent costs: the api with and without it, and own interceptors. */
    private void runApi() throws IOException, InterruptedException, RunnerException {
        CallTable outermost = new CallTable(
                "outermost call, one thread",
                "outermost",
                1,
                List.of(Configuration.NONE, Configuration.FLOOR, Configuration.BOTH));
        CallTable stepped = new CallTable(
                "the same in a step of the api", "stepped", 1, List.of(Configuration.NONE, Configuration.BOTH));
        CallTable own = new CallTable("outermost call, with interceptors", "outermost", 1, Configuration.OWN);
        List<CallTable> tables = List.of(outermost, stepped, own);
        measure(tables, new StartUp(jars, withAgent));
        tables.forEach(table -> table.print(System.out, outermost));
    }

    private List<Configuration> configurations() {
        List<Configuration> all = new ArrayList<>(List.of(Configuration.NONE, Configuration.FLOOR));
        if (withAgent) {
            all.addAll(Configuration.CATCHER);
        }
        return all;
    }

    private List<Configuration> twoThreads() {
        List<Configuration> all = configurations();
        all.remove(Configuration.FLOOR);
        return withAgent ? all : List.of();
    }

    private void measure(List<CallTable> calls, StartUp startUp)
            throws IOException, InterruptedException, RunnerException {
        Random order = new Random();
        CallRun run = new CallRun(jars, pace);
        for (int round = 1; round <= pace.rounds(); round++) {
            System.err.printf("round %d of %d%n", round, pace.rounds());
            for (CallTable table : calls) {
                table.round(run, order);
            }
        }
        System.err.println("start-up");
        for (int i = 0; i < pace.starts() && !failingOnly && !apiOnly; i++) {
            startUp.round();
        }
    }

    private void printSize() throws IOException {
        if (withAgent) {
            System.out.printf("%n%-38s %9.2f MB%n", "catcher-agent.jar", Files.size(jars.agent()) / 1e6);
        }
    }
}
