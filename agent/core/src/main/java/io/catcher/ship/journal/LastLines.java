package io.catcher.ship.journal;

import io.catcher.event.Json;
import io.catcher.ship.journal.CountsFile.Counts;
import io.catcher.ship.journal.CountsFile.Numbered;
import io.catcher.ship.journal.segment.Segments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a journal, compared with the numbers of the JVM that wrote it. */
final class LastLines {

    /** Between two notes of the numbers lies one event as a rule. */
    private static final long LOOKED_AT = 1L << 20;

    private static final String SEQ = "\"seq\":";

    private LastLines() {}

    /** One for each JVM that left numbers there, but for those of which it is told already. */
    static List<SuddenEnd> compare(Segments segments, List<Counts> left) throws IOException {
        List<SuddenEnd> ends = new ArrayList<>();
        for (Counts counts : left) {
            SuddenEnd end = compare(segments, counts);
            if (end != null) {
                ends.add(end);
            }
        }
        return ends;
    }

    private static @Nullable SuddenEnd compare(Segments segments, Counts counts) throws IOException {
        long[] after = {counts.seq(), 0, 0};
        segments.lastLines(LOOKED_AT, line -> look(line, counts, after));
        // A JVM that was killed right after it told this had no time to put its own numbers in their place.
        return after[2] != 0 ? null : counts.lost(after[0], after[1]);
    }

    /** Parsing all lines took a young JVM a third of a second, in which its own first failure waited. */
    private static boolean mayMatter(byte[] line, Counts counts) {
        String text = new String(line, StandardCharsets.UTF_8);
        return text.contains(Json.write(counts.instance()))
                && (seq(text) > counts.seq() || text.contains("\"killed\"") || text.contains("\"unwritten\""));
    }

    /** The number of the line's event as it is written at its beginning; as large as can be where it is not. */
    private static long seq(String text) {
        int at = text.indexOf(SEQ);
        if (at < 0) {
            return Long.MAX_VALUE;
        }
        long seq = 0;
        for (int i = at + SEQ.length(); i < text.length() && Character.digit(text.charAt(i), 10) >= 0; i++) {
            seq = seq * 10 + Character.digit(text.charAt(i), 10);
        }
        return seq;
    }

    private static void look(byte[] line, Counts counts, long[] after) {
        Numbered event = mayMatter(line, counts) ? Numbered.of(line) : null;
        after[2] += event != null && event.toldOf().equals(counts.instance()) ? 1 : 0;
        if (event != null && event.instance().equals(counts.instance()) && event.seq() > after[0]) {
            after[0] = event.seq();
            after[1] += event.suppressed();
        }
    }
}
