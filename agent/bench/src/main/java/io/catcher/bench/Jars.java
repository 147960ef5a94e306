package io.catcher.bench;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The program itself and the packaged agent that it measures. */
public record Jars(Path bench, Path agent) {

    /** The agent beside this program in the build's tree. */
    public static Jars beside() {
        try {
            Path bench = Path.of(Jars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Jars(
                    bench,
                    bench.resolve("../../../dist/target/catcher-agent.jar").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Jars withAgent(Path other) {
        return new Jars(bench, other);
    }
}
