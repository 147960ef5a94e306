package io.catcher.ship;

import io.catcher.event.Event;
import org.jspecify.annotations.Nullable;

/** An event still to be written: made on the application's thread, rendered on ours. */
@FunctionalInterface
public interface Draft {

    /**
     * Runs on the agent's own thread, once unless it runs out of memory; any other Throwable out of it costs this event, and
     * is counted.
     *
     * @return null = not to be written, as {@link #unwritten} says
     */
    @Nullable
    Event render();

    /** Asked when {@link #render} gave null. */
    default Unwritten unwritten() {
        return Unwritten.REPEATED;
    }

    /** Called when it has run out of memory for the last time. */
    default void givenUp() {}

    /** Called after {@link #render}, on the same thread, with the id under which the event enters the journal. */
    default void numbered(String eventId) {}
}
