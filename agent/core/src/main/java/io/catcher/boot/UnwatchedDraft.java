package io.catcher.boot;

import io.catcher.chain.Dispatcher;
import io.catcher.event.Event;
import io.catcher.ship.Draft;
import io.catcher.ship.Unwritten;
import org.jspecify.annotations.Nullable;

/** A draft whose rendering may run woven code, such as a {@code getMessage}: what our own thread calls is not watched. */
record UnwatchedDraft(Draft draft, Dispatcher dispatcher) implements Draft {

    @Override
    public @Nullable Event render() {
        dispatcher.unwatchThisThread();
        return draft.render();
    }

    @Override
    public Unwritten unwritten() {
        return draft.unwritten();
    }

    @Override
    public void givenUp() {
        draft.givenUp();
    }

    @Override
    public void numbered(String eventId) {
        draft.numbered(eventId);
    }
}
