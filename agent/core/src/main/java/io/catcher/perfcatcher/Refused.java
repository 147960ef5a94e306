package io.catcher.perfcatcher;

/**
 * Calls of one thread for which its full buffer had no room, counted by method until there is some: how long they took is
 * lost, how many they were is not. Under a rule that matched all of H2's server, 270,000 calls a second were in no summary.
 * For one thread at a time.
 */
final class Refused {

    private static final int PLACES = 1024;

    /** More methods at once than this are not counted. */
    static final int MOST = PLACES / 2;

    /** Site + 1, by open addressing (Knuth, The Art of Computer Programming 3, 6.4). */
    private final int[] sites = new int[PLACES];

    private final long[] calls = new long[PLACES];
    private int size;

    /** Is given what was counted. */
    interface Taker {
        void take(int site, long calls);
    }

    void add(int site, long more) {
        int place = site & (PLACES - 1);
        while (sites[place] != 0 && sites[place] != site + 1) {
            place = (place + 1) & (PLACES - 1);
        }
        if (sites[place] == 0) {
            if (size == MOST) {
                return;
            }
            size++;
            sites[place] = site + 1;
        }
        calls[place] += more;
    }

    /** Methods of which calls are counted. */
    int size() {
        return size;
    }

    /** Gives all, and begins anew. */
    void take(Taker taker) {
        for (int place = 0; place < PLACES && size > 0; place++) {
            if (sites[place] != 0) {
                taker.take(sites[place] - 1, calls[place]);
                sites[place] = 0;
                calls[place] = 0;
                size--;
            }
        }
    }
}
