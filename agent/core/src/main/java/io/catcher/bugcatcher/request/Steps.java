package io.catcher.bugcatcher.request;

import io.catcher.event.part.Argument;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #KEPT} nested woven calls of a request, in the order of their entries. Used again for the next request,
 * so that noting a step allocates nothing. Written by one thread only.
 */
public final class Steps {

    public static final int KEPT = 32;

    /** How a nested call ended, as events spell it. */
    public enum Outcome {
        RETURNED(0),
        RUNNING(1),
        FAILED(2);

        /** In the upper half of a step's first field; none for one that returned. */
        private final long bits;

        /** @param place in {@link #OUTCOMES} */
        Outcome(int place) {
            bits = (long) place << Integer.SIZE;
        }
    }

    /** Of a step, which may have been pushed out since by another one of which nothing is kept here. */
    private record Values(
            int number, List<Argument> inputs, @Nullable Object output) {}

    private static final int FIRST = 4;
    /** Three are used: with four no call divides by three to find its place. */
    private static final int FIELDS = 4;

    private static final Outcome[] OUTCOMES = {Outcome.RETURNED, Outcome.RUNNING, Outcome.FAILED};

    /** In the first field of a step whose times were noted: else those at its place are of an earlier step. */
    private static final long TIMED = 1L << 62;

    /** Site and outcome, start, duration of each: side by side, since one call touches them all. */
    private long[] steps = {};

    private @Nullable Values @Nullable [] values;
    private int count;

    public void clear() {
        count = 0;
        if (values != null) {
            Arrays.fill(values, null);
        }
    }

    /** Becomes the same as another, whose own goes on. */
    public void copy(Steps other) {
        int used = FIELDS * Math.min(other.count, KEPT);
        if (steps.length < used) {
            steps = new long[other.steps.length];
        }
        System.arraycopy(other.steps, 0, steps, 0, used);
        count = other.count;
        if (values != null || other.values != null) {
            values = other.values == null ? null : other.values.clone();
        }
    }

    public int count() {
        return count;
    }

    /**
     * Notes an entry and gives the step's number, from 0. It stands there as one that returned, since nearly all do and then
     * nothing need be written at its end: whoever looks at open ones marks them by {@link #running}.
     */
    public int begin(int site) {
        int number = count;
        int at = place(number);
        if (at >= steps.length) {
            steps = Arrays.copyOf(steps, Math.max(FIRST * FIELDS, 2 * steps.length));
        }
        steps[at] = site;
        count = number + 1;
        return number;
    }

    /** The call of this step goes on. */
    public void running(int number) {
        if (isKept(number)) {
            steps[place(number)] |= Outcome.RUNNING.bits;
        }
    }

    /** Notes an exit; times are 0 where nothing timed the call. A step that newer ones pushed out is forgotten. */
    public void end(int number, long start, long duration, Outcome outcome) {
        if (isKept(number)) {
            long[] to = steps;
            int at = place(number);
            to[at] = outcome.bits | (start == 0 ? 0 : TIMED) | (int) to[at];
            if (start != 0) {
                to[at + 1] = start;
                to[at + 2] = duration;
            }
        }
    }

    /** The same for a step of this site that was timed, and returned. */
    public void returned(int number, int site, long start, long duration) {
        long[] to = steps;
        int at = place(number);
        if (isKept(number) && at + 2 < to.length) {
            to[at] = TIMED | site;
            to[at + 1] = start;
            to[at + 2] = duration;
        }
    }

    private static int place(int number) {
        return (number & (KEPT - 1)) * FIELDS;
    }

    /** Keeps a rendered return value, and the arguments, where those are wanted too. */
    public void output(int number, @Nullable List<Argument> arguments, @Nullable Object rendered) {
        if (isKept(number)) {
            if (values == null) {
                values = new Values[KEPT];
            }
            values[number & (KEPT - 1)] = new Values(number, arguments == null ? List.of() : arguments, rendered);
        }
    }

    boolean isKept(int number) {
        return number >= 0 && number < count && number >= count - KEPT;
    }

    int site(int number) {
        return (int) field(number, 0);
    }

    long start(int number) {
        return (field(number, 0) & TIMED) == 0 ? 0 : field(number, 1);
    }

    /** Means something only where there is a start. */
    long duration(int number) {
        return field(number, 2);
    }

    Outcome outcome(int number) {
        return OUTCOMES[(int) ((field(number, 0) & ~TIMED) >>> Integer.SIZE)];
    }

    /** A reader on another thread may meet an array from before it grew. */
    private long field(int number, int field) {
        long[] from = steps;
        int at = place(number) + field;
        return at < from.length ? from[at] : 0;
    }

    List<Argument> inputs(int number) {
        Values known = values(number);
        return known == null ? List.of() : known.inputs;
    }

    @Nullable
    public Object output(int number) {
        Values known = values(number);
        return known == null ? null : known.output;
    }

    private @Nullable Values values(int number) {
        Values known = values == null ? null : values[number & (KEPT - 1)];
        return known == null || known.number != number ? null : known;
    }
}
