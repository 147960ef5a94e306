package io.catcher.bench.cost;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** JMH hands on what its forks print, whatever file its own words go to; some agents print a lot. */
final class Quiet implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final PrintStream file;

    Quiet(Path log) throws IOException {
        file = new PrintStream(log.toFile(), StandardCharsets.UTF_8);
        System.setOut(file);
        System.setErr(file);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        file.close();
    }
}
