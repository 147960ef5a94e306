package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.evidence.Quarantine;
import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Reference;

/**
 * What is known of a method when a block is judged.
 *
 * @param calls of the method so far
 * @param standsFor how many calls each one that was timed stands for
 */
record Seen(Block block, Reference reference, Quarantine suspected, long calls, double standsFor) {

    long now() {
        return block.end();
    }

    /** Whether more is suspected than the calls since that slow-down began. */
    boolean isMixed(Episode episode) {
        return suspected.total() > 1.1 * (calls - episode.startCall());
    }
}
