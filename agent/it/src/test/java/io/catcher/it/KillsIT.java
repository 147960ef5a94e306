package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is killed at any moment: what it said before is in the journal, or the next start counts it. */
@Tag("stress")
class KillsIT {

    private static final int KILLS = Stress.size("kills");

    /** Read again at the end of each: a journal for all would grow beyond its bound. */
    private static final int KILLS_A_JOURNAL = 50;

    private static final Jdk JDK = Jdk.all().get(0);

    /** A failure a millisecond: what is missing is what the last moment took. */
    private static final int RATE = 1_000;

    private final Random random = new Random(7);
    private final List<Long> lostMillis = new ArrayList<>();
    private long unaccounted;
    private long counted;
    private int torn;

    @TempDir
    Path temp;

    @Test
    void a_killed_jvm_loses_a_moment_and_the_next_start_counts_the_rest() throws Exception {
        for (int left = KILLS; left > 0; left -= KILLS_A_JOURNAL) {
            Path directory = Files.createDirectory(temp.resolve("kills-" + left));
            Map<Long, List<Long>> said = new LinkedHashMap<>();
            int kills = Math.min(left, KILLS_A_JOURNAL);
            for (int i = 0; i < kills; i++) {
                killed(directory, said);
                tearNow(directory);
            }
            fork(directory, "1").process().waitFor();
            assertThat(said.keySet()).hasSize(kills);
            judge(directory, said);
        }

        Stress.figure(
                "%d kills at %d failures a second: %d failures counted by the next start, %d unaccounted for;"
                        + " lost at a kill in ms: %s; %d over 100 ms; %d torn lines skipped",
                KILLS,
                RATE,
                counted,
                unaccounted,
                Stress.distribution(lostMillis),
                lostMillis.stream().filter(millis -> millis > 100).count(),
                torn);
        // How long the moment is depends on who else has the processors, so it is printed; the promise is 100 ms.
        assertThat(lostMillis).hasSize(KILLS);
        assertThat(counted).isPositive();
    }

    private Restlessness fork(Path directory, String failures) throws IOException {
        return Restlessness.start(new Fork(JDK, directory), directory, failures, String.valueOf(RATE), "end");
    }

    /** By the process's number: one that is killed early has no event that names it. */
    private void killed(Path directory, Map<Long, List<Long>> said) throws Exception {
        // Not once it has written: what its first failures wait for is the longest wait of all.
        Restlessness running = fork(directory, "1000000").failing();
        // The moment itself is the point: anywhere within the agent's rounds.
        running.process().waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
        running.process().destroyForcibly().waitFor();
        said.put(running.process().pid(), running.said());
    }

    /** A kill in the middle of a write is rare: every other time the beginning of a line is added. */
    private void tearNow(Path directory) throws IOException {
        Path journal = directory.resolve("catcher/bugcatcher.log");
        String content = Files.exists(journal) ? Files.readString(journal) : "";
        if (content.isEmpty()) {
            return;
        }
        boolean whole = content.endsWith("\n");
        torn += whole ? 0 : 1;
        if (whole && random.nextBoolean()) {
            String first = content.substring(0, content.indexOf('\n'));
            String piece = first.substring(0, 1 + random.nextInt(first.length() - 1));
            Files.writeString(journal, piece, StandardOpenOption.APPEND);
            torn++;
        }
    }

    private void judge(Path directory, Map<Long, List<Long>> said) throws IOException {
        List<JsonObject> events = Restlessness.events(Restlessness.lines(directory));
        int silent = 0;
        for (Map.Entry<Long, List<Long>> run : said.entrySet()) {
            List<JsonObject> own = events.stream()
                    .filter(event -> isOf(run.getKey(), Restlessness.instance(event)))
                    .toList();
            assertThat(own)
                    .extracting(event -> event.get("seq").getAsLong())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, own.size()).boxed().toList());
            silent = own.stream().anyMatch(event -> is("start", event)) ? 0 : silent + 1;
            // One that did not come to say that it runs took with it that, and news of those that were killed before
            // it.
            int noFailures = silent == 0 ? 0 : silent + 1;
            long later = countedLater(events, run.getKey());
            judge(run.getValue(), Restlessness.failures(own), Math.max(0, later - noFailures), noFailures);
        }
    }

    private void judge(List<Long> said, long told, long later, int uncertain) {
        long known = told + later;
        // One more may have happened than it came to say.
        assertThat(known).isLessThanOrEqualTo(said.size() + 1 + uncertain);
        counted += later;
        unaccounted += Math.max(0, said.size() - known);
        long last = said.isEmpty() ? 0 : said.get(said.size() - 1);
        long lastKnown = known <= 0 ? 0 : said.isEmpty() ? 0 : said.get((int) Math.min(said.size(), known) - 1);
        lostMillis.add((last - lastKnown) / 1_000);
    }

    private static boolean is(String what, JsonObject event) {
        return event.has("what") && event.get("what").getAsString().equals(what);
    }

    /** An instance is host, process and time of its start, with colons between them. */
    private static boolean isOf(long process, String instance) {
        return instance.contains(":" + process + ":");
    }

    /** What the next start says was lost. */
    private static long countedLater(List<JsonObject> events, long process) {
        return events.stream()
                .filter(event -> is("killed", event))
                .map(event -> event.getAsJsonObject("details"))
                .filter(details -> isOf(process, details.get("instance").getAsString()))
                .mapToLong(details -> details.get("events_lost").getAsLong()
                        + details.get("repeats_untold").getAsLong())
                .sum();
    }
}
