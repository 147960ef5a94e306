package io.catcher.perfcatcher.thread;

/**
 * The woven calls that a thread is in, outermost first, read by another thread than theirs: each answer may be out of
 * date, or belong to a call that has just taken the place of another. Who needs to be sure asks again afterwards.
 */
public interface Running {

    /** How many there are. */
    int depth();

    /** The site of a call; less than 0 where there is none. */
    int siteAt(int depth);

    /** {@link System#nanoTime} when it began; 0 where it is not known. */
    long startAt(int depth);
}
