package io.catcher.perfcatcher.stall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pauses of the collector and the stalls of the whole JVM, at each beat of the agent's pulse. Knows nothing
 * until it is {@link #open}ed, and then only what this JVM tells. Not thread-safe.
 */
public final class Hiccups {

    private static final long THROTTLING_READ_EVERY = 1_000_000_000L;

    private final Spans gcPauses = new Spans();
    private final Stalls stalls = new Stalls();
    private @Nullable Collectors collectors;
    private @Nullable ProcessClocks clocks;
    private boolean awake;
    private long awakeSince;
    private long lastLook;
    private long processor;
    private long safepoints;
    private long throttled;
    private long throttledReadAt;

    /** Begins to look. Loads java.management: never in premain, and on the agent's own thread only. */
    public void open(long now) {
        open(Collectors.open(), ProcessClocks.open(), now);
    }

    void open(Collectors asked, ProcessClocks process, long now) {
        collectors = asked;
        clocks = process;
        lastLook = now;
        processor = process.processor().getAsLong();
        safepoints = process.safepoints().getAsLong();
        throttled = process.throttled().getAsLong();
        throttledReadAt = now;
    }

    public Spans gcPauses() {
        return gcPauses;
    }

    public Stalls stalls() {
        return stalls;
    }

    /**
     * The agent's thread is at work and has come so far: asks the collectors what they did until now, and whether the JVM
     * stood still in the midst of the work. Without that the methods of a process which was stopped just then, and not in
     * the sleep that is most of the time, would be called slow.
     */
    public void look(long now) {
        Collectors asked = collectors;
        ProcessClocks process = clocks;
        if (asked == null || process == null) {
            return;
        }
        List<Span> pauses = collected(asked, now);
        if (awake) {
            stoodStill(process, awakeSince, awakeSince, now);
            awakeSince = now;
        }
        pauses.forEach(this::asStall);
    }

    /** The agent's thread has done its work and goes to sleep; what follows until {@link #slept} is nobody's business. */
    public void rests(long now) {
        look(now);
        awake = false;
    }

    /**
     * The agent's thread has slept.
     *
     * @param from when it went to sleep
     * @param asked nanoseconds that it wanted to sleep
     * @param woke when it woke up
     */
    public void slept(long from, long asked, long woke) {
        ProcessClocks process = clocks;
        Collectors collecting = collectors;
        if (process == null || collecting == null) {
            return;
        }
        List<Span> pauses = collected(collecting, woke);
        long certain = from + asked;
        stoodStill(process, from, certain, woke);
        awake = true;
        awakeSince = woke;
        pauses.forEach(this::asStall);
    }

    /** The collectors' pauses since the last look. */
    private List<Span> collected(Collectors asked, long now) {
        List<Span> pauses = asked.pauses(lastLook, now);
        lastLook = now;
        pauses.forEach(gcPauses::add);
        return pauses;
    }

    /** Whether it did since {@code certain}, or nothing else kept the agent's thread. */
    private void stoodStill(ProcessClocks process, long from, long certain, long now) {
        boolean late = now - certain >= Stalls.SHORTEST;
        Stall stall = late ? new Stall(from, certain, now, meanwhile(process, certain, now)) : null;
        if (stall != null && stall.isProven()) {
            stalls.add(stall);
        }
        remember(process, now, late);
    }

    private Stall.Meanwhile meanwhile(ProcessClocks process, long certain, long woke) {
        return new Stall.Meanwhile(
                gcPauses.overlap(certain, woke),
                gcPauses.by(certain, woke),
                since(safepoints, process.safepoints().getAsLong()),
                since(processor, process.processor().getAsLong()),
                since(throttled, process.throttled().getAsLong()));
    }

    /** A pause that our thread did not sleep through, because it was at work. */
    private void asStall(Span pause) {
        if (pause.nanos() >= Stalls.SHORTEST && !stalls.isKnown(pause)) {
            long unknown = ProcessClocks.UNKNOWN;
            Stall.Meanwhile gc = new Stall.Meanwhile(pause.nanos(), List.of(pause.by()), unknown, unknown, unknown);
            stalls.add(new Stall(pause.start(), pause.start(), pause.end(), gc));
        }
    }

    private void remember(ProcessClocks process, long now, boolean late) {
        processor = process.processor().getAsLong();
        safepoints = process.safepoints().getAsLong();
        if (late || now - throttledReadAt >= THROTTLING_READ_EVERY) {
            throttled = process.throttled().getAsLong();
            throttledReadAt = now;
        }
    }

    private static long since(long before, long now) {
        return before == ProcessClocks.UNKNOWN || now == ProcessClocks.UNKNOWN
                ? ProcessClocks.UNKNOWN
                : Math.max(0, now - before);
    }
}
