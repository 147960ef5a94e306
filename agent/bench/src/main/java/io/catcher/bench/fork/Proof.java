package io.catcher.bench.fork;

import com.acme.work.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a measured JVM saw of the agent in it.
 *
 * @param floorNanos what the floor has counted
 * @param inside calls in which the agent had something of their own open, of {@link #CALLS}
 * @param words why not all of them
 */
public record Proof(long floorNanos, int inside, String words) {

    /** System property: the file of the proof. */
    public static final String FILE = "catcher.bench.proof";

    public static final int CALLS = 10;

    /** With two threads each writes; both say the same. */
    static synchronized void write(Leaf leaf) throws IOException {
        Inside inside = Inside.ofThisJvm();
        int seen = inside.count(leaf);
        Files.write(
                Path.of(System.getProperty(FILE)),
                List.of(
                        Long.toString(FloorAdvice.total),
                        Integer.toString(seen),
                        inside.words().replaceAll("\\R", " ")));
    }

    public static Proof read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new Proof(Long.parseLong(lines.get(0)), Integer.parseInt(lines.get(1)), lines.get(2));
    }
}
