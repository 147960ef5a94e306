package io.catcher.bench.contender;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Jars by their coordinates, got by Maven as it is configured on this machine. Kept in a folder, fetched once. */
public record Download(Path folder) {

    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";
    private static final long MINUTES = 5;

    /** @throws IOException when it cannot be had, with Maven's words */
    public Contender peer(Peer peer, Receiver receiver) throws IOException, InterruptedException {
        List<Path> api = new ArrayList<>();
        for (String coordinates : peer.api()) {
            api.add(jar(coordinates));
        }
        return peer.fetched(jar(peer.agent()), api, receiver);
    }

    /** @param coordinates {@code group:artifact:version[:jar:classifier]} */
    public Path jar(String coordinates) throws IOException, InterruptedException {
        String[] parts = coordinates.split(":", -1);
        String classifier = parts.length > 4 ? "-" + parts[4] : "";
        Path jar = folder.resolve(parts[1] + "-" + parts[2] + classifier + ".jar");
        if (!Files.isRegularFile(jar)) {
            Files.createDirectories(folder);
            copy(coordinates);
        }
        if (!Files.isRegularFile(jar)) {
            throw new IOException("Maven left no " + jar);
        }
        return jar;
    }

    /** In a folder without a POM, so that no project is built. */
    private void copy(String coordinates) throws IOException, InterruptedException {
        Path said = Files.createTempFile("catcher-bench-maven", ".log");
        try {
            Process maven = new ProcessBuilder(
                            "mvn", "-B", "-q", COPY, "-Dartifact=" + coordinates, "-DoutputDirectory=" + folder)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!maven.waitFor(MINUTES, TimeUnit.MINUTES)) {
                maven.destroyForcibly();
                throw new IOException("Maven did not fetch " + coordinates + " in " + MINUTES + " minutes");
            }
            if (maven.exitValue() != 0) {
                throw new IOException("Maven: " + firstError(Files.readString(said, StandardCharsets.UTF_8)));
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static String firstError(String said) {
        return said.lines().filter(line -> line.contains("ERROR")).findFirst().orElse(said.strip());
    }
}
