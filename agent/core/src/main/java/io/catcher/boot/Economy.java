package io.catcher.boot;

import io.catcher.chain.Sites;
import io.catcher.event.Watched;
import java.util.function.Consumer;

/** Times methods that are called too often less, and says so. Thread-safe. */
record Economy(Sites sites, Consumer<String> log) {

    /** @return false where something in the method's chain cares for every call */
    boolean timeOneIn(int site, int calls) {
        Watched method = sites.method(site);
        boolean possible = sites.timeOneIn(site, calls);
        if (possible && method != null) {
            log.accept(method.toolName() + " is timed on " + (calls == 1 ? "each call" : "one call in " + calls));
        }
        return possible;
    }
}
