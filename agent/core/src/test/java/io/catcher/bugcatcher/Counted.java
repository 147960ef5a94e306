package io.catcher.bugcatcher;

import io.catcher.bugcatcher.flood.Flood;
import java.util.concurrent.atomic.AtomicLong;

/** Failures under the usual limits, with a clock that stands: of each kind one is told, the others are counted. */
final class Counted {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong counted = new AtomicLong();
    private final Flood flood = Flood.limited(
            clock::get, (repeated, overLimit, expected) -> counted.addAndGet(repeated + overLimit + expected));
    final Played played = new Played(flood);

    long toldAndCounted() {
        played.secondLater();
        flood.repeats().settle();
        return played.told.size() + counted.get();
    }
}
