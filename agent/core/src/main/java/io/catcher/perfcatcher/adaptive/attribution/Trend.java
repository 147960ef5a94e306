package io.catcher.perfcatcher.adaptive.attribution;

import io.catcher.perfcatcher.adaptive.reference.Block;

/**
 * By what a method's calls of late differ from its normal ones: of the last eight seconds by quarters of one, and of the last
 * two minutes by four of them, for methods that are judged slowly.
 */
public final class Trend {

    private static final long FINE_NANOS = 250_000_000L;
    private static final long COARSE_NANOS = 16 * FINE_NANOS;

    private final Line fine = new Line(FINE_NANOS);
    private final Line coarse = new Line(COARSE_NANOS);

    /**
     * @param log logarithm of how many times longer the block's calls took than usual
     * @param longer by how many usual calls one of them was longer in the mean
     */
    public void add(Block block, double log, double longer) {
        fine.add(block, log, longer);
        coarse.add(block, log, longer);
    }

    /** The mean since then, or of the last two minutes; NaN when there are too few calls. */
    public double since(long nanos) {
        return lineFor(nanos).since(nanos);
    }

    /** By how many usual calls all calls since then were longer; less than 0 when they were shorter. */
    public double lostSince(long nanos) {
        return lineFor(nanos).lostSince(nanos);
    }

    /** By how many usual calls one since then was longer in the mean; NaN when there are too few. */
    public double longerSince(long nanos) {
        return lineFor(nanos).longerSince(nanos);
    }

    private Line lineFor(long nanos) {
        return fine.reaches(nanos) ? fine : coarse;
    }

    /** Forgets all, for another normal. */
    public void clear() {
        fine.clear();
        coarse.clear();
    }

    /** Places of one length on the line of time, the newest ones. */
    private static final class Line {

        private static final int PLACES = 32;

        /** Fewer calls say nothing. */
        private static final int LEAST_CALLS = 8;

        private final float[] sums = new float[PLACES];
        private final float[] longer = new float[PLACES];
        private final int[] calls = new int[PLACES];
        private final long length;
        private long newest;

        Line(long length) {
            this.length = length;
        }

        void add(Block block, double log, double more) {
            // By its start: a block that began before a change says little of it.
            long at = Math.floorDiv(block.start(), length);
            if (at - newest >= PLACES || newest - at >= PLACES) {
                clear();
                newest = at;
            }
            while (newest < at) {
                newest++;
                empty(place(newest));
            }
            sums[place(at)] += (float) (block.calls() * log);
            longer[place(at)] += (float) (block.calls() * more);
            calls[place(at)] += block.calls();
        }

        boolean reaches(long nanos) {
            return Math.floorDiv(nanos, length) > newest - PLACES;
        }

        double since(long nanos) {
            int count = callsSince(nanos);
            return count < LEAST_CALLS ? Double.NaN : sumSince(nanos, sums) / count;
        }

        double lostSince(long nanos) {
            return callsSince(nanos) < LEAST_CALLS ? 0 : sumSince(nanos, longer);
        }

        double longerSince(long nanos) {
            int count = callsSince(nanos);
            return count < LEAST_CALLS ? Double.NaN : sumSince(nanos, longer) / count;
        }

        private int callsSince(long nanos) {
            int count = 0;
            for (long at = first(nanos); at <= newest; at++) {
                count += calls[place(at)];
            }
            return count;
        }

        private double sumSince(long nanos, float[] of) {
            double sum = 0;
            for (long at = first(nanos); at <= newest; at++) {
                sum += of[place(at)];
            }
            return sum;
        }

        private long first(long nanos) {
            return Math.max(Math.floorDiv(nanos, length), newest - PLACES + 1);
        }

        void clear() {
            for (int i = 0; i < PLACES; i++) {
                empty(i);
            }
        }

        private void empty(int place) {
            sums[place] = 0;
            longer[place] = 0;
            calls[place] = 0;
        }

        private static int place(long at) {
            return Math.floorMod(at, PLACES);
        }
    }
}
