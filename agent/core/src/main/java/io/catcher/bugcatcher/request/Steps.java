package io.catcher.bugcatcher.request;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #KEPT} nested woven calls of a request, in the order of their entries. Used again for the next request,
 * so that noting a step allocates nothing. Written by the request's thread only.
 */
public final class Steps {

    public static final int KEPT = 32;

    /** How a nested call ended, as events spell it. */
    public enum Outcome {
        RUNNING,
        RETURNED,
        FAILED
    }

    private final int[] sites = new int[KEPT];
    private final long[] starts = new long[KEPT];
    private final long[] durations = new long[KEPT];
    private final Outcome[] outcomes = new Outcome[KEPT];
    private @Nullable Object @Nullable [] outputs;
    private int count;

    void clear() {
        count = 0;
        if (outputs != null) {
            Arrays.fill(outputs, null);
        }
    }

    int count() {
        return count;
    }

    /** Notes an entry and gives the step's number, from 0. */
    public int begin(int site) {
        int number = count++;
        int at = number & (KEPT - 1);
        sites[at] = site;
        starts[at] = 0;
        durations[at] = 0;
        outcomes[at] = Outcome.RUNNING;
        return number;
    }

    /** Notes an exit; times are 0 where nothing timed the call. A step that newer ones pushed out is forgotten. */
    public void end(int number, long start, long duration, Outcome outcome) {
        if (isKept(number)) {
            int at = number & (KEPT - 1);
            starts[at] = start;
            durations[at] = duration;
            outcomes[at] = outcome;
        }
    }

    /** Keeps a rendered return value. */
    public void output(int number, @Nullable Object rendered) {
        if (isKept(number)) {
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
        return sites[number & (KEPT - 1)];
    }

    long start(int number) {
        return starts[number & (KEPT - 1)];
    }

    long duration(int number) {
        return durations[number & (KEPT - 1)];
    }

    Outcome outcome(int number) {
        return outcomes[number & (KEPT - 1)];
    }

    @Nullable
    public Object output(int number) {
        return outputs == null ? null : outputs[number & (KEPT - 1)];
    }
}
