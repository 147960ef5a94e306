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

/** Time from the start of a fresh JVM to the first line of {@code main} of a Hello World, in milliseconds. */
final class StartUp {

    /** One row: an agent and the rule that it is given. */
    private record Variant(String name, Configuration configuration, String match, long expectedEvents) {}

    private static final Variant NONE = new Variant("no agent", Configuration.NONE, "", 0);
    private static final List<Variant> WITH_AGENT = List.of(
            new Variant("agent, no class matched", Configuration.BOTH, "\"com.acme.absent.Nothing#at*\"", 0),
            new Variant("agent, one class woven", Configuration.BOTH, "\"com.acme.work.Hello#greet\"", 1));

    private final Jars jars;
    private final Map<Variant, List<Long>> millis = new LinkedHashMap<>();

    StartUp(Jars jars, boolean withAgent) {
        this.jars = jars;
        millis.put(NONE, new ArrayList<>());
        if (withAgent) {
            WITH_AGENT.forEach(variant -> millis.put(variant, new ArrayList<>()));
        }
    }

    void round() throws IOException, InterruptedException {
        for (Map.Entry<Variant, List<Long>> row : millis.entrySet()) {
            row.getValue().add(start(row.getKey()));
        }
    }

    private long start(Variant variant) throws IOException, InterruptedException {
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
            return Long.parseLong(said.lines().findFirst().orElseThrow()) - began;
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
        double none = Median.of(millis.getOrDefault(NONE, List.of()), Long::doubleValue);
        out.printf("%n%-38s %9s %7s%n", "start-up, time to main", "ms", "more");
        millis.forEach((variant, times) -> {
            double median = Median.of(times, Long::doubleValue);
            out.printf("%-38s %9.0f %+7.0f%n", variant.name, median, median - none);
        });
    }
}
