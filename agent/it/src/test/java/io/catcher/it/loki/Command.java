package io.catcher.it.loki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, bounded in time. */
final class Command {

    private Command() {}

    /** @param exit the program's exit code, -1 where it could not be started or did not end in time */
    record Outcome(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    /** Standard output and error together; never throws because of the program. */
    static Outcome run(Duration deadline, String... command) {
        try {
            // Through a file: a pipe that nobody reads in time would stop the program.
            Path output = Files.createTempFile("catcher-it-", ".out");
            try {
                return run(deadline, output, command);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome run(Duration deadline, Path output, String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        }
        try {
            boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
            String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            return ended
                    ? new Outcome(process.exitValue(), said)
                    : new Outcome(-1, "no end within " + deadline + ": " + said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        } finally {
            process.destroyForcibly();
        }
    }
}
