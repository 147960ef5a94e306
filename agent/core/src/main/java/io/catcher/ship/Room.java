package io.catcher.ship;

import org.jspecify.annotations.Nullable;

/**
 * Whether the heap has room for telling a failure, and a reserve for when it has none. Without room nothing may be tried
 * that loads classes: one whose initialiser runs out of memory is lost to that JVM for good, and each that does not load
 * makes the JVM complain on stderr. Of the journal's own thread, but for {@link #letGo}.
 */
final class Room {

    /** Small enough to be an ordinary object for every collector; of a large one G1 would need whole regions in a row. */
    private static final int CHUNK = 32 << 10;

    /** What the first failure of a JVM takes, since its classes must be loaded, bytes. */
    private static final int COLD = 6 << 20;

    /** What any other one takes at most. */
    private static final int WARM = 512 << 10;

    /** More than one takes: other threads get some of what is let go. */
    private static final int RESERVE = 1 << 20;

    /** With so many times as much free there is no need to try. */
    private static final int PLENTY = 4;

    /** The heap is scarce when less than this part of it is free. */
    private static final int SCARCE_PART = 8;

    @SuppressWarnings("UnusedVariable") // held to be let go
    private volatile byte @Nullable [][] reserve;

    private volatile boolean warm;

    /** The classes are loaded that telling a failure takes. */
    void warm() {
        warm = true;
    }

    /** Thread-safe. */
    boolean isWarm() {
        return warm;
    }

    /** Takes the reserve whenever there is none and the heap has plenty. */
    void keepReserve() {
        if (reserve == null && free() >= 2L * PLENTY * RESERVE) {
            reserve = take(RESERVE);
        }
    }

    /** Thread-safe; allocates nothing. */
    void letGo() {
        reserve = null;
    }

    /** False where trying would do harm. */
    boolean mayTry() {
        if (warm || free() >= (long) PLENTY * COLD || take(COLD) != null) {
            return true;
        }
        letGo();
        return take(COLD) != null;
    }

    /** Whether who runs out of memory now needs too much of it. */
    boolean hasEnough() {
        return take(WARM) != null;
    }

    /** Whether the heap may soon have no room for the first failure: meanwhile the application goes on filling it. */
    static boolean isScarce() {
        return free() < Math.max((long) PLENTY * COLD, Runtime.getRuntime().maxMemory() / SCARCE_PART);
    }

    private static long free() {
        Runtime heap = Runtime.getRuntime();
        return heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
    }

    private static byte @Nullable [][] take(int bytes) {
        try {
            byte[][] chunks = new byte[bytes / CHUNK][];
            for (int i = 0; i < chunks.length; i++) {
                chunks[i] = new byte[CHUNK];
            }
            return chunks;
        } catch (OutOfMemoryError full) {
            return null;
        }
    }
}
