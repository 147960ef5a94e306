package io.catcher.ship.journal;

/**
 * What a JVM had not written when it was killed, or could not write until it went by itself.
 *
 * @param instance of that JVM
 * @param events of which nothing is in the journal
 * @param repeats of failures that are in the journal, counted but not told
 * @param ended whether it went by itself
 */
public record SuddenEnd(String instance, long events, long repeats, boolean ended) {

    public boolean tookNothing() {
        return events == 0 && repeats == 0;
    }
}
