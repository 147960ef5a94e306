package io.catcher.bugcatcher.request;

import io.catcher.event.Argument;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #KEPT} nested woven calls of a request, in the order of their entries. Used again for the next request,
 * so that noting a step allocates nothing. Written by the request's thread only.
 */
public final class Steps {

    public static final int KEPT = 32;

    /** How a nested call ended, as events spell it. */
    public enum Outcome {
        RUNNING(0),
        RETURNED(1),
        FAILED(2);

        /** In {@link #OUTCOMES}, and in the upper half of a step's first field. */
        private final int place;

        Outcome(int place) {
            this.place = place;
        }
    }

    private static final int FIRST = 4;
    /** Three are used: with four no call divides by three to find its place. */
    private static final int FIELDS = 4;

    private static final Outcome[] OUTCOMES = {Outcome.RUNNING, Outcome.RETURNED, Outcome.FAILED};

    /** Site and outcome, start, duration of each: side by side, since one call touches them all. */
    private long[] steps = {};

    private @Nullable Object @Nullable [] outputs;
    private @Nullable List<Argument> @Nullable [] inputs;
    private int count;

    void clear() {
        count = 0;
        if (outputs != null) {
            Arrays.fill(outputs, null);
        }
        if (inputs != null) {
            Arrays.fill(inputs, null);
        }
    }

    int count() {
        return count;
    }

    /** Notes an entry and gives the step's number, from 0. */
    public int begin(int site) {
        int number = count;
        if (number < KEPT && number * FIELDS == steps.length) {
            steps = Arrays.copyOf(steps, FIELDS * Math.max(FIRST, 2 * number));
        }
        count = number + 1;
        long[] to = steps;
        int at = place(to, number);
        to[at] = packed(site, Outcome.RUNNING);
        to[at + 1] = 0;
        return number;
    }

    /** Notes an exit; times are 0 where nothing timed the call. A step that newer ones pushed out is forgotten. */
    public void end(int number, long start, long duration, Outcome outcome) {
        if (isKept(number)) {
            long[] to = steps;
            int at = place(to, number);
            to[at] = packed((int) to[at], outcome);
            if (start != 0) {
                to[at + 1] = start;
                to[at + 2] = duration;
            }
        }
    }

    private static long packed(int site, Outcome outcome) {
        return (long) outcome.place << Integer.SIZE | site;
    }

    /** Its length is a power of two of steps, so that a reader on another thread is never out of bounds. */
    private static int place(long[] in, int number) {
        return (number & (in.length / FIELDS - 1)) * FIELDS;
    }

    /** Keeps a rendered return value, and the arguments, where those are wanted too. */
    // An array of a generic type cannot be made otherwise; nothing but what the signature says ever gets in.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public void output(int number, @Nullable List<Argument> arguments, @Nullable Object rendered) {
        if (isKept(number)) {
            if (arguments != null && inputs == null) {
                inputs = new List[KEPT];
            }
            if (inputs != null) {
                inputs[number & (KEPT - 1)] = arguments;
            }
            if (outputs == null) {
                outputs = new Object[KEPT];
            }
            outputs[number & (KEPT - 1)] = rendered;
        }
    }

    boolean isKept(int number) {
        return number >= 0 && number < count && number >= count - KEPT;
    }

    int site(int number) {
        return (int) field(number, 0);
    }

    long start(int number) {
        return field(number, 1);
    }

    /** Means something only where there is a start. */
    long duration(int number) {
        return field(number, 2);
    }

    Outcome outcome(int number) {
        return OUTCOMES[(int) (field(number, 0) >>> Integer.SIZE)];
    }

    private long field(int number, int field) {
        long[] from = steps;
        return from.length == 0 ? 0 : from[place(from, number) + field];
    }

    List<Argument> inputs(int number) {
        List<Argument> known = inputs == null ? null : inputs[number & (KEPT - 1)];
        return known == null ? List.of() : known;
    }

    @Nullable
    public Object output(int number) {
        return outputs == null ? null : outputs[number & (KEPT - 1)];
    }
}
