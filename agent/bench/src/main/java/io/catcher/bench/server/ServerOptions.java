package io.catcher.bench.server;

import io.catcher.bench.cost.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * @param rounds servers of each kind
 * @param time of the warm-up and of each measurement
 * @param rate requests a second where it is not all that the server takes
 * @param minutes of steady load; 0: none
 */
record ServerOptions(int rounds, Duration time, int rate, int minutes, Jdk jdk) {

    static final String USAGE =
            "usage: java -jar bench.jar server [--rounds N] [--seconds N] [--rate N] [--minutes N] [--jdk HOME]";

    /** @throws IllegalArgumentException with what is wrong */
    static ServerOptions parse(List<String> arguments) throws IOException {
        ServerOptions options = new ServerOptions(3, Duration.ofSeconds(10), 1000, 0, Jdk.running());
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            options = options.with(name, rest.next());
        }
        return options;
    }

    private ServerOptions with(String name, String value) throws IOException {
        return switch (name) {
            case "--rounds" -> new ServerOptions(Integer.parseInt(value), time, rate, minutes, jdk);
            case "--seconds" -> new ServerOptions(rounds, seconds(value), rate, minutes, jdk);
            case "--rate" -> new ServerOptions(rounds, time, Integer.parseInt(value), minutes, jdk);
            case "--minutes" -> new ServerOptions(rounds, time, rate, Integer.parseInt(value), jdk);
            case "--jdk" -> new ServerOptions(rounds, time, rate, minutes, Jdk.at(Path.of(value)));
            default -> throw new IllegalArgumentException("unknown: " + name);
        };
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(Integer.parseInt(value));
    }
}
