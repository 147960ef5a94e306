package io.catcher.ship;

import io.catcher.event.Event;

/** An event still to be written: made on the application's thread, rendered on ours. */
@FunctionalInterface
public interface Draft {

    /** Runs once, on the agent's own thread; a Throwable out of it costs this event only, and is counted. */
    Event render();
}
