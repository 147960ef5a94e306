package io.catcher.ship.loki;

import io.catcher.ship.loki.http.Answer;

/** How long to go on with a Loki that does not take events. */
@FunctionalInterface
interface Patience {

    /** For ever, as the agent does: its journal holds them meanwhile. */
    Patience ENDLESS = failed -> true;

    /** @return false to leave them where they are */
    boolean goesOnAfter(Answer failed);
}
