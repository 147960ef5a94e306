package io.catcher.it;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A JDK to fork: those of {@code CATCHER_TEST_JDKS} (homes, separated like a path), else the one that runs the tests. */
record Jdk(Path home) {

    static List<Jdk> all() {
        String named = System.getenv().getOrDefault("CATCHER_TEST_JDKS", System.getProperty("java.home"));
        return Stream.of(named.split(File.pathSeparator, -1))
                .filter(path -> !path.isBlank())
                .map(path -> new Jdk(Path.of(path)))
                .toList();
    }

    String java() {
        return home.resolve("bin").resolve("java").toString();
    }

    /** 17, 25 and so on, as its {@code release} file says. */
    int feature() throws IOException {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
            release.load(file);
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return Runtime.Version.parse(version).feature();
    }

    @Override
    public String toString() {
        return String.valueOf(home.getFileName());
    }
}
