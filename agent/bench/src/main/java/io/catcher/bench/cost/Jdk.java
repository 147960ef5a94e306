package io.catcher.bench.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The JVM that is measured.
 *
 * @param home its folder
 * @param version as its own file says it, for instance {@code 17.0.15}
 */
public record Jdk(Path home, String version) {

    /** The one of this program. */
    public static Jdk running() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().toString());
    }

    /** @throws IOException when there is no JDK */
    public static Jdk at(Path home) throws IOException {
        if (!Files.isRegularFile(home.resolve("release"))) {
            throw new IOException("no JDK: " + home);
        }
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        }
        return new Jdk(
                home.toAbsolutePath(), release.getProperty("JAVA_VERSION", "").replace("\"", ""));
    }

    /** For instance 17. */
    public int feature() {
        return Runtime.Version.parse(version).feature();
    }

    /** The program. */
    public Path java() {
        return home.resolve("bin/java");
    }
}
