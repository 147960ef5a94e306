package io.catcher.bench.cost;

import io.catcher.bench.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param only words, one of which a table's title must hold; empty: all tables
 * @param peers words, one of which a peer's title must hold; empty: all of them
 * @param csv where each figure goes
 * @param most how long it may take by JDK
 */
record Options(
        Jars jars,
        Pace pace,
        List<Jdk> jdks,
        List<String> only,
        List<String> peers,
        boolean api,
        Path csv,
        Duration most) {

    static final String USAGE = """
            usage: java -jar bench.jar [--quick] [--agent JAR] [--jdk HOME]... [--only WORDS] [--peers WORDS | --no-peers]
                                       [--rounds N] [--minutes N] [--csv FILE] [--api | --failing]
                   java -jar bench.jar server [--rounds N] [--seconds N] [--rate N] [--minutes N] [--jdk HOME]
                   java -jar bench.jar detection SEED... | [--delag] FOLDER
                   java -jar bench.jar fingerprints TRACES""";

    /** @throws IllegalArgumentException with what is wrong */
    static Options parse(String[] arguments) throws IOException {
        Parser parser = new Parser(arguments);
        while (parser.hasNext()) {
            parser.option();
        }
        return parser.options();
    }

    boolean wants(String title) {
        return only.isEmpty() || holdsAny(title, only);
    }

    boolean wantsPeer(String title) {
        return peers.isEmpty() || holdsAny(title, peers);
    }

    private static boolean holdsAny(String title, List<String> words) {
        return words.stream().anyMatch(title.toLowerCase(Locale.ROOT)::contains);
    }

    private static final class Parser {

        private static final List<String> NONE = List.of("nobody at all");

        private final String[] arguments;
        private final List<Jdk> jdks = new ArrayList<>();
        private int at;
        private Jars jars = Jars.beside();
        private Path csv = jars.bench().resolveSibling("bench.csv");
        private Pace pace = Pace.FULL;
        private int rounds;
        private List<String> only = List.of();
        private List<String> peers = List.of();
        private boolean api;
        private Duration most = Duration.ofHours(3);

        Parser(String[] arguments) {
            this.arguments = arguments;
        }

        boolean hasNext() {
            return at < arguments.length;
        }

        void option() throws IOException {
            String option = arguments[at++];
            switch (option) {
                case "--quick" -> pace = Pace.QUICK;
                case "--api" -> api = true;
                case "--failing" -> only = List.of("failing");
                case "--no-peers" -> peers = NONE;
                case "--agent" -> jars = jars.withAgent(Path.of(value(option)).toAbsolutePath());
                case "--jdk" -> jdks.add(Jdk.at(Path.of(value(option))));
                case "--only" -> only = words(value(option));
                case "--peers" -> peers = words(value(option));
                case "--rounds" -> rounds = Integer.parseInt(value(option));
                case "--minutes" -> most = Duration.ofMinutes(Integer.parseInt(value(option)));
                case "--csv" -> csv = Path.of(value(option));
                default -> throw new IllegalArgumentException("unknown: " + option);
            }
        }

        private String value(String option) {
            if (!hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return arguments[at++];
        }

        private static List<String> words(String value) {
            return List.of(value.toLowerCase(Locale.ROOT).split(",", -1));
        }

        Options options() {
            Pace measured = rounds > 0 ? pace.withRounds(rounds) : pace;
            List<Jdk> measuredOn = jdks.isEmpty() ? List.of(Jdk.running()) : jdks;
            return new Options(jars, measured, measuredOn, only, peers, api, csv, most);
        }
    }
}
