package io.catcher.bugcatcher;

/**
 * The frames that one throw has left so far, by which it is told from the next throw of the same instance where no stack
 * was recorded: HotSpot and applications share such instances. A frame that was entered deeper than one that was left
 * already is of a new throw. Where nobody saw it begin, a method that is left once more is: only one that is left twice
 * in a row, and is not the one that was left first, is a recursion.
 *
 * <p>What this cannot know of methods that nobody saw begin: a shared instance that is thrown anew by a method which the
 * last throw, a moment ago, did not leave is taken for that one; a recursion of the very method that throws, or of two
 * that call each other, is taken for so many throws. Touched by its thread only, and only by calls that fail.
 */
final class Passage {

    /** Of a longer way the methods further out are not known. */
    private static final int MOST = 16;

    /** An exception passes from frame to frame in microseconds, unless a cleanup takes its time. */
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private final int[] sites = new int[MOST];
    private int left;
    private int last;

    /** Woven calls around the outermost frame that was seen and left. */
    private int outermost;

    private long since;

    /** A new throw leaves its first frame. */
    void begins(int site, int depth) {
        left = 0;
        outermost = ThreadRequests.UNSEEN;
        leaves(site, depth);
    }

    /** It leaves one more. */
    void leaves(int site, int depth) {
        if (left < MOST) {
            sites[left++] = site;
        }
        last = site;
        outermost = Math.min(outermost, depth);
        since = ThreadRequests.coarseNanos();
    }

    /** Whether the same throw may leave this frame. */
    boolean goesOn(int site, int depth) {
        if (outermost < ThreadRequests.UNSEEN && depth < ThreadRequests.UNSEEN) {
            return depth < outermost;
        }
        boolean recursion = site == last && left > 1;
        return recursion || (!wasLeft(site) && ThreadRequests.coarseNanos() - since < LONGEST_NANOS);
    }

    private boolean wasLeft(int site) {
        for (int i = 0; i < left; i++) {
            if (sites[i] == site) {
                return true;
            }
        }
        return false;
    }
}
