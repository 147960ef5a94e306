package io.catcher.bugcatcher.contrast;

/**
 * How many calls may still be looked at. Plain on purpose: two threads that take the same ticket look at one call too
 * many, and a shared write that is exact would cost every call of a method that has failed.
 */
final class Tickets {

    private int left;

    Tickets(int first) {
        this.left = first;
    }

    boolean take() {
        int now = left;
        if (now <= 0) {
            return false;
        }
        left = now - 1;
        return true;
    }

    void add(int most) {
        int now = left;
        if (now < most) {
            left = now + 1;
        }
    }
}
