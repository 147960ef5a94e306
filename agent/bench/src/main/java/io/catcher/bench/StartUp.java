package io.catcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it takes from the start of a fresh JVM to the first line of {@code main} of a Hello World: wall time, and the CPU
 * time of all its threads, which a busy machine disturbs less but which the kernel counts in steps of 10 ms.
 */
final class StartUp {

    /** One row: an agent and the rule that it is given. */
    private record Variant(String name, Configuration configuration, String match, long expectedEvents) {}

    private static final Variant NONE = new Variant("no agent", Configuration.NONE, "", 0);
    private static final List<Variant> WITH_AGENT = List.of(
            new Variant("agent, no class matched", Configuration.BOTH, "\"com.acme.absent.Nothing#at*\"", 0),
            new Variant("agent, one class woven", Configuration.BOTH, "\"com.acme.work.Hello#greet\"", 1));

    /** Milliseconds. */
    private record Start(long wall, long cpu) {}

    private final Jars jars;
    private final Map<Variant, List<Start>> starts = new LinkedHashMap<>();

    StartUp(Jars jars, boolean withAgent) {
        this.jars = jars;
        starts.put(NONE, new ArrayList<>());
        if (withAgent) {
            WITH_AGENT.forEach(variant -> starts.put(variant, new ArrayList<>()));
        }
    }

    void round() throws IOException, InterruptedException {
        for (Map.Entry<Variant, List<Start>> row : starts.entrySet()) {
            row.getValue().add(start(row.getKey()));
        }
    }

    private Start start(Variant variant) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("catcher-bench");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(variant.configuration.jvmArguments(jars, scratch, variant.match));
            command.addAll(List.of("-cp", jars.bench().toString(), "com.acme.work.Hello"));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            long began = System.currentTimeMillis();
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || !said.endsWith("greeted nobody\n")) {
                throw new IllegalStateException(variant.name + ": " + said);
            }
            verify(variant, new Journal(scratch));
            List<String> lines = said.lines().toList();
            return new Start(Long.parseLong(lines.get(0)) - began, Long.parseLong(lines.get(1)));
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static void verify(Variant variant, Journal journal) throws IOException {
        long events = journal.count("exception", "Hello.greet");
        if (events != variant.expectedEvents) {
            throw new IllegalStateException(variant.name + ": told " + events + " exceptions, not "
                    + variant.expectedEvents + "; not instrumented as it should be");
        }
    }

    void print(PrintStream out) {
        double none = Median.of(starts.getOrDefault(NONE, List.of()), Start::wall);
        out.printf("%n%-38s %9s %7s %8s%n", "start-up, time to main", "ms", "more", "CPU ms");
        starts.forEach((variant, runs) -> {
            double wall = Median.of(runs, Start::wall);
            double cpu = Median.of(runs, Start::cpu);
            out.printf("%-38s %9.0f %+7.0f %8.0f%n", variant.name, wall, wall - none, cpu);
        });
    }
}
