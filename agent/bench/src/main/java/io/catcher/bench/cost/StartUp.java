package io.catcher.bench.cost;

import io.catcher.bench.Jars;
import io.catcher.bench.Scratch;
import io.catcher.bench.contender.Contender;
import io.catcher.bench.fork.Proof;
import io.catcher.bench.fork.Start;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One start of a fresh JVM with a Hello World that loads so many classes. */
record StartUp(Jars jars, Jdk jdk, Path manyClasses) {

    /**
     * @param main milliseconds from the start of the JVM to the first line of its main method
     * @param loaded the same until the classes are loaded
     * @param cpu CPU milliseconds of all its threads until then; the kernel counts in steps of 10
     * @param megabytes resident at the end
     */
    record Sample(double main, double loaded, double cpu, double megabytes, String proof) {}

    Sample run(Contender contender, int classes) throws IOException, InterruptedException, Contender.Unproven {
        Path scratch = Scratch.create();
        Watchdog watchdog = new Watchdog();
        try {
            long began = System.currentTimeMillis();
            List<Long> said = start(contender, classes, scratch);
            return new Sample(
                    said.get(0) - began,
                    said.get(1) - began,
                    said.get(2),
                    said.get(3) / 1024.0,
                    contender.verify(scratch));
        } finally {
            watchdog.stop();
            Scratch.delete(scratch);
        }
    }

    private List<Long> start(Contender contender, int classes, Path scratch) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(contender.jvmArguments(jars, scratch));
        command.add("-D" + Proof.FILE + "=" + scratch.resolve("proof"));
        command.addAll(List.of("-cp", jars.bench() + File.pathSeparator + manyClasses));
        command.addAll(List.of(Start.class.getName(), Integer.toString(classes)));
        Process process = new ProcessBuilder(command)
                .redirectError(scratch.resolve("stderr").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0 || said.lines().noneMatch(Start.END::equals)) {
            String errors = Files.readString(scratch.resolve("stderr"));
            throw new IOException(
                    "exit " + exit + ": " + (said + errors).lines().reduce("", (before, line) -> line));
        }
        return said.lines()
                .filter(line -> line.matches("\\d+"))
                .map(Long::parseLong)
                .toList();
    }
}
