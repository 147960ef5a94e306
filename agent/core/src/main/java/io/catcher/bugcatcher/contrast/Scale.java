package io.catcher.bugcatcher.contrast;

/**
 * Steps in which an amount is seen: where the widths of database columns, pages and number types end, because that is
 * where methods begin to fail. A level is the number of steps that an amount has reached, 0 to 15.
 */
enum Scale {
    CHARACTERS(1, 2, 4, 8, 11, 17, 21, 33, 51, 65, 101, 129, 256, 1_025, 4_001),
    ELEMENTS(1, 2, 3, 5, 11, 21, 51, 101, 257, 501, 1_001, 2_101, 10_001, 65_536, 1_000_001),
    AMOUNT(-1e6, -1e3, 0, Double.MIN_VALUE, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e8, 2_147_483_648.0, 1e12, 1e15);

    /** The steps of {@link #AMOUNT} at which it is not negative, and positive. */
    static final int ZERO = 3;

    static final int POSITIVE = 4;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
    private final double[] steps;

    Scale(double... steps) {
        this.steps = steps;
    }

    int steps() {
        return steps.length;
    }

    int level(double amount) {
        int level = 0;
        while (level < steps.length && amount >= steps[level]) {
            level++;
        }
        return level;
    }

    /** The step as one would write it, counted from 1. */
    String step(int number) {
        return Long.toString((long) steps[number - 1]);
    }
}
