package io.catcher.bugcatcher;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** As the journal would have it once the JVM has ended. */
    long countedAs(Class<? extends Throwable> type) {
        List<Event> all = new ArrayList<>(played.told);
        flood.repeats()
                .unsaid(true, (site, name) -> {
                    throw new AssertionError(name + " was never told");
                })
                .forEach(draft -> Optional.ofNullable(draft.render()).ifPresent(all::add));
        return all.stream()
                .filter(event ->
                        ((ExceptionBody) event.body()).exception().type().equals(type.getName()))
                .mapToLong(event -> 1 + event.suppressed())
                .sum();
    }
}
