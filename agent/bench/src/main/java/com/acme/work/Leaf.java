package com.acme.work;

import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.CompilerControl;

/** A method so short that whatever is added to it is seen; writes nothing, so that two threads do not disturb each other. */
public class Leaf {

    /** An argument for which {@link #price} throws. */
    public static final int FAILS = -1;

    /** An argument for which {@link #price} takes 20 ms. */
    public static final int SLOW = -2;

    /** An argument for which {@link #price} asks {@link #question}. */
    public static final int ASKS = -3;

    /** Asked inside the method: the only way to see what an agent has open for a call. */
    public static volatile Runnable question = () -> {};

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public int price(int item) {
        if (item < 0) {
            unusual(item);
        }
        return item * 31 + 17;
    }

    private static void unusual(int item) {
        switch (item) {
            case FAILS -> throw new IllegalArgumentException("no such item");
            case SLOW -> LockSupport.parkNanos(20_000_000);
            case ASKS -> question.run();
            default -> {}
        }
    }
}
