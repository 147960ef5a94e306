package io.catcher.bench.detection;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * Streams in files, {@code NAME.txt.gz}, a line a call: {@code <timestamp_ns> <latency_ns>}. What a rule says of one goes to
 * {@code NAME.events} beside it, {@code <call_index> <kind>} a line, the first call being 0.
 */
final class Recorded {

    private static final String SUFFIX = ".txt.gz";

    private Recorded() {}

    static void judgeAll(Path folder, Supplier<Rule> rules, PrintStream out) throws IOException {
        List<Path> files;
        try (var listing = Files.list(folder)) {
            files = listing.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        long calls = 0;
        int told = 0;
        for (Path file : files) {
            Count count = judge(file, rules.get());
            calls += count.calls;
            told += count.alarms;
        }
        out.printf("%d streams, %d calls, %d alarms%n", files.size(), calls, told);
    }

    private static Count judge(Path file, Rule rule) throws IOException {
        String name = file.getFileName().toString();
        Path events = file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ".events");
        Count count = new Count();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII));
                BufferedWriter out = Files.newBufferedWriter(events)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    judge(line.trim().split("\\s+", -1), file, rule, count, out);
                }
            }
        }
        return count;
    }

    private static void judge(String[] call, Path file, Rule rule, Count count, BufferedWriter out) throws IOException {
        Rule.Word word;
        try {
            word = rule.judge(Long.parseLong(call[0]), Long.parseLong(call[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + ": call " + count.calls + " is not '<timestamp_ns> <latency_ns>'", e);
        }
        if (word != Rule.Word.NOTHING) {
            out.write(count.calls + " " + word.name().toLowerCase(Locale.ROOT) + "\n");
            count.alarms += word.isAlarm() ? 1 : 0;
        }
        count.calls++;
    }

    private static final class Count {
        private long calls;
        private int alarms;
    }
}
