package io.catcher.ship;

import io.catcher.event.Event;
import org.jspecify.annotations.Nullable;

/** An event still to be written: made on the application's thread, rendered on ours. */
@FunctionalInterface
public interface Draft {

    /**
     * Runs once, on the agent's own thread; a Throwable out of it costs this event only, and is counted.
     *
     * @return null = not to be written, as {@link #unwritten} says
     */
    @Nullable
    Event render();

    /** Asked when {@link #render} gave null. */
    default Unwritten unwritten() {
        return Unwritten.REPEATED;
    }

    /** Called after {@link #render}, on the same thread, with the id under which the event enters the journal. */
    default void numbered(String eventId) {}
}
