package io.catcher.ship.journal;

/**
 * What a JVM had not written when it was killed.
 *
 * @param instance of that JVM
 * @param events of which nothing is in the journal
 * @param repeats of failures that are in the journal, counted but not told
 */
public record SuddenEnd(String instance, long events, long repeats) {

    public boolean tookNothing() {
        return events == 0 && repeats == 0;
    }
}
