package io.catcher.perfcatcher.report;

import io.catcher.perfcatcher.report.Suspects.Suspect;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the method by which another one is slow. Of a chain of calls that wait for one lock the outermost may be beyond doubt
 * first, being the calmest: H2's server had one slow-down told of three methods, seven to sixteen seconds after it began, and
 * the one that waited last. What is sure of a caller is half of the proof against those that it calls.
 */
final class Accusation {

    private final CallTree tree;
    private final Suspects suspects;

    Accusation(CallTree tree, Suspects suspects) {
        this.tree = tree;
        this.suspects = suspects;
    }

    /** The innermost one that accounts for most of what the slow one has lost; null when there is none. */
    @Nullable
    Suspect within(Sighting slow, Now now) {
        BitSet open = accountable(slow);
        while (!open.isEmpty()) {
            int innermost = innermost(open);
            Suspect suspect = suspects.accuse(innermost, now);
            if (suspect != null) {
                return suspect;
            }
            open.clear(innermost);
        }
        return null;
    }

    private BitSet accountable(Sighting slow) {
        BitSet found = new BitSet();
        int outer = slow.method().site();
        double lost = suspects.lostSince(outer, slow.onset());
        for (int site = 0; lost > 0 && site < suspects.sites(); site++) {
            if (site != outer
                    && SlowChains.accountsFor(suspects.lostSince(site, slow.onset()), lost)
                    && tree.isBelow(site, outer)) {
                found.set(site);
            }
        }
        return found;
    }

    private int innermost(BitSet sites) {
        return sites.stream()
                .boxed()
                .min((a, b) -> Long.compare(tree.countBelow(a, sites.stream()), tree.countBelow(b, sites.stream())))
                .orElseThrow();
    }
}
