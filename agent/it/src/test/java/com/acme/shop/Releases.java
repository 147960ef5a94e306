package com.acme.shop;

import java.util.concurrent.locks.LockSupport;

/** A shop of which a release may have made one method slower; its durations are all that matters. */
public final class Releases {

    // A method that is slower after five seconds is looked at again when it has a quarter more calls; ended between the
    // two
    // looks, the program has no news.
    private static final int CALLS = 14_000;

    private Releases() {}

    static final class Desk {

        void place(long micros) {
            spend(micros);
        }

        void count(long micros) {
            spend(micros);
        }

        private static void spend(long micros) {
            long end = System.nanoTime() + micros * 1_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    /** @param arguments what the two methods take, in microseconds */
    public static void main(String[] arguments) {
        Desk desk = new Desk();
        long place = Long.parseLong(arguments[0]);
        long count = Long.parseLong(arguments[1]);
        for (int i = 0; i < CALLS; i++) {
            desk.place(place);
            desk.count(count);
            // Else the agent's thread has too little of a busy machine to fetch every call.
            LockSupport.parkNanos(1);
        }
    }
}
