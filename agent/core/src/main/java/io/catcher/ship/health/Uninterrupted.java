package io.catcher.ship.health;

/**
 * Waits that last as long as they were meant to: applications interrupt all threads that they find, and what is waited for is
 * ours. Not for the end of the JVM with a full heap, where the first use of a class may be one too many.
 */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** Something to wait for. */
    public interface Wait<T, E extends Exception> {

        /** @param nanos how long at most; not above 0 = to look only */
        T within(long nanos) throws InterruptedException, E;
    }

    /** Waits again, for what is left of the time, after each interrupt; the thread's flag is up then when this returns. */
    public static <T, E extends Exception> T within(long nanos, Wait<T, E> wait) throws E {
        boolean interrupted = false;
        long deadline = System.nanoTime() + nanos;
        try {
            while (true) {
                try {
                    return wait.within(deadline - System.nanoTime());
                } catch (InterruptedException notForUs) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
