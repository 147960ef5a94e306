package io.catcher.boot;

import io.catcher.chain.Sites;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.Pace;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Times methods that are called too often less, or not at all, and says so. Thread-safe. */
record Economy(Sites sites, Untimed untimed, IntFunction<PerfcatcherSettings> settings, Consumer<String> log)
        implements Pace {

    /** @return false where something in the method's chain cares for every call */
    @Override
    public boolean timeOneIn(int site, int calls) {
        Watched method = sites.method(site);
        boolean possible = sites.timeOneIn(site, calls);
        if (possible && method != null) {
            log.accept(method.toolName() + " is timed on " + (calls == 1 ? "each call" : "one call in " + calls));
        }
        return possible;
    }

    @Override
    public void untime(int site) {
        Watched method = sites.method(site);
        if (method != null) {
            untimed.add(method, settings.apply(site).budget());
            log.accept(
                    method.toolName() + " is not timed any more, and no step of requests: it is so short and called so"
                            + " often that the overhead budget does not last; its failures are caught");
        }
    }
}
