package io.catcher.chain;

/** The places of a chain, outermost first. */
public final class Priority {

    public static final int FIRST = 0;
    public static final int HIGH = 10;
    public static final int NORMAL = 50;
    public static final int LOW = 90;
    public static final int LAST = 100;

    private Priority() {}
}
