package io.catcher.perfcatcher.adaptive.attribution;

/** What the other methods of the JVM did meanwhile: a slow-down of all of them is none of the one that is judged. */
public interface Others {

    /** Where there are none, or nobody asks. */
    Others NONE = new Others() {
        @Override
        public double slowerSince(long since, long now) {
            return 1;
        }

        @Override
        public double longerSince(long since) {
            return 1;
        }

        @Override
        public int count() {
            return 0;
        }

        @Override
        public boolean areAny() {
            return false;
        }
    };

    /**
     * How many times longer than usual all methods alike have taken.
     *
     * @param since when, on the clock of the calls
     * @param now on the same
     * @return at least 1, which is also said where it is not known; NaN where it soon will be
     */
    double slowerSince(long since, long now);

    /** The same of the sums of their times, where single calls weigh more. */
    double longerSince(long since);

    /** How many the last answer was about; 0 for too few to compare with. */
    int count();

    /** Whether another method is watched at all. */
    boolean areAny();
}
