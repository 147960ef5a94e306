package io.catcher.ship.loki.http;

/** Sends one request to Loki. Used by one thread. */
public interface Push {

    /**
     * Waits for the answer, ten seconds at most; what goes wrong on the way is an answer too.
     *
     * @param gzipped JSON
     */
    Answer post(byte[] gzipped) throws InterruptedException;
}
