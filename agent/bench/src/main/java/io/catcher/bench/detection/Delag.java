package io.catcher.bench.detection;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Latencies of requests to two systems of Java services (DELAG, Traini and Cortellessa 2023): in each file, requests
 * without a fault (label 0) with 900 requests of a slow-down (label 1) put among them.
 */
final class Delag {

    private static final double CALLS_PER_SECOND = 50;
    private static final int BEFORE = 5_500;
    private static final int SLOW = 900;

    private Delag() {}

    static void print(Path folder, List<Standing> rules, PrintStream out) throws IOException {
        List<Path> files;
        try (var listing = Files.walk(folder)) {
            files = listing.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        out.printf("DELAG: %d files of real latencies%n", files.size());
        for (Standing rule : rules) {
            Score clean = new Score();
            Score spliced = new Score();
            for (Path file : files) {
                clean.add(stream(file, false), rule.rule().get());
                spliced.add(stream(file, true), rule.rule().get());
            }
            out.printf(
                    "%-12s clean: %.1f alarms per million; shifts found %d of %d (median delay %d), further %.2f%n",
                    rule.name(),
                    clean.falsePerMillion(),
                    spliced.found,
                    spliced.wanted,
                    spliced.medianDelay(),
                    (double) spliced.further / Math.max(1, spliced.hit));
        }
        out.println();
    }

    private static Stream stream(Path file, boolean spliced) throws IOException {
        List<Long> normal = new ArrayList<>();
        List<Long> slow = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
                long nanos = (long) (1e6 * Double.parseDouble(line.substring(0, line.indexOf(','))));
                char label = line.charAt(line.length() - 1);
                if (label == '0') {
                    normal.add(nanos);
                } else if (label == '1') {
                    slow.add(nanos);
                }
            }
        }
        List<Long> all = new ArrayList<>(normal);
        List<Stream.Fault> faults = new ArrayList<>();
        if (spliced) {
            int from = Math.min(BEFORE, (int) (0.7 * normal.size()));
            List<Long> part = slow.subList(0, Math.min(SLOW, slow.size()));
            all.addAll(from, part);
            faults.add(new Stream.Fault("shift", from, from + part.size(), true));
        }
        long[] durations = all.stream().mapToLong(Long::longValue).toArray();
        long[] ends = new long[durations.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (long) (1e9 + i * 1e9 / CALLS_PER_SECOND);
        }
        return new Stream(file.getFileName().toString(), ends, durations, faults);
    }
}
