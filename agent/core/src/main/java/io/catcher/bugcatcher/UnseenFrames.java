package io.catcher.bugcatcher;

import io.catcher.bugcatcher.thrown.Throwables;
import io.catcher.event.Watched;

/**
 * Tells, where nobody sees a method begin, a failure that goes on from one that is thrown anew: an application may throw
 * one shared instance with a stack again and again. A failure leaves each frame once, so a method that an instance leaves
 * more often than its stack has frames of it has thrown it anew. Holds no instance. Touched by its thread only, and only by
 * calls that fail with what failed there before.
 */
final class UnseenFrames {

    /** Instances times methods that are known at once; for one that was pushed out a throw may go uncounted. */
    private static final int PLACES = 16;

    private static final int NOT_COUNTED = -1;

    private final int[] instances = new int[PLACES];
    private final int[] sites = new int[PLACES];
    private final int[] left = new int[PLACES];
    private final int[] ownFrames = new int[PLACES];
    private int next;

    /**
     * A failure that is known already leaves a frame.
     *
     * @param began whether it is this method that it left first
     */
    boolean isThrownAnew(Throwable thrown, Watched method, boolean began) {
        int instance = System.identityHashCode(thrown);
        int place = place(instance, method.site());
        if (left[place] == 0 && began) {
            left[place] = 1;
        }
        if (++left[place] == 1) {
            return false;
        }
        if (ownFrames[place] == NOT_COUNTED) {
            ownFrames[place] = recorded(thrown, method);
        }
        return left[place] > Math.max(1, ownFrames[place]);
    }

    /** Of a recursion that is deeper than what is recorded nobody knows how many there are. */
    private static int recorded(Throwable thrown, Watched method) {
        return Throwables.isCut(thrown)
                ? Integer.MAX_VALUE
                : Throwables.framesOf(thrown, method.className(), method.methodName());
    }

    /** This instance begins its way anew. */
    void begins(Throwable thrown) {
        int instance = System.identityHashCode(thrown);
        for (int i = 0; i < PLACES; i++) {
            if (instances[i] == instance) {
                left[i] = 0;
            }
        }
    }

    private int place(int instance, int site) {
        for (int i = 0; i < PLACES; i++) {
            if (instances[i] == instance && sites[i] == site) {
                return i;
            }
        }
        int place = next++ % PLACES;
        instances[place] = instance;
        sites[place] = site;
        left[place] = 0;
        ownFrames[place] = NOT_COUNTED;
        return place;
    }
}
