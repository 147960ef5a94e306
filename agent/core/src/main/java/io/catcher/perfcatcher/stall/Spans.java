package io.catcher.perfcatcher.stall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last spans in which nothing ran, in the order of their ends. Asked for each call: what happened before the call
 * began costs one comparison. Not thread-safe.
 */
public final class Spans {

    private static final int MOST = 256;

    private final @Nullable Span[] ring = new Span[MOST];
    private int count;
    private int next;
    private long newestEnd;

    public void add(Span span) {
        if (span.nanos() <= 0) {
            return;
        }
        newestEnd = count == 0 || span.end() - newestEnd > 0 ? span.end() : newestEnd;
        ring[next] = span;
        next = (next + 1) % MOST;
        count = Math.min(MOST, count + 1);
    }

    /** Nanoseconds of this time in which nothing ran; spans that cover each other count once. */
    public long overlap(long start, long end) {
        if (count == 0 || newestEnd - start <= 0) {
            return 0;
        }
        long sum = 0;
        long until = end;
        for (int i = 1; i <= count; i++) {
            Span span = at(i);
            sum += until - start > 0 ? span.overlap(start, until) : 0;
            until = span.start() - until < 0 ? span.start() : until;
        }
        return sum;
    }

    /** What stopped the threads in this time, each named once. */
    public List<String> by(long start, long end) {
        List<String> names = new ArrayList<>(1);
        for (int i = count; i >= 1; i--) {
            Span span = at(i);
            if (span.overlap(start, end) > 0 && !names.contains(span.by())) {
                names.add(span.by());
            }
        }
        return names;
    }

    /** Forgets a span that turned out to be none. */
    void remove(Span wrong) {
        for (int i = 1; i <= count; i++) {
            int place = Math.floorMod(next - i, MOST);
            if (wrong.equals(ring[place])) {
                ring[place] = new Span(wrong.end(), wrong.end(), wrong.by());
            }
        }
    }

    /** The newest is 1. */
    private Span at(int back) {
        Span span = ring[Math.floorMod(next - back, MOST)];
        if (span == null) {
            throw new IllegalStateException("no span " + back);
        }
        return span;
    }
}
