package io.catcher.boot;

import io.catcher.chain.Sites;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.budget.Pace;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Times methods that are called too often less, or not at all, and says so. Thread-safe. */
record Economy(
        Sites sites,
        Untimed untimed,
        IntFunction<PerfcatcherSettings> settings,
        Set<Integer> told,
        Consumer<String> log)
        implements Pace {

    /** A rule that matches a whole program has hundreds of them. */
    private static final int MOST_LINES = 50;

    Economy(Sites sites, Untimed untimed, IntFunction<PerfcatcherSettings> settings, Consumer<String> log) {
        this(sites, untimed, settings, ConcurrentHashMap.newKeySet(), log);
    }

    /** @return false where something in the method's chain cares for every call */
    @Override
    public boolean timeOneIn(int site, int calls) {
        Watched method = sites.method(site);
        boolean possible = sites.timeOneIn(site, calls);
        if (possible && method != null && calls != 1 && told.add(site)) {
            tell(method, calls);
        }
        return possible;
    }

    /** Each once: how often it is now stands in the summaries. */
    private void tell(Watched method, int calls) {
        if (told.size() < MOST_LINES) {
            log.accept(method.toolName() + " is timed on one call in " + calls);
        } else if (told.size() == MOST_LINES) {
            log.accept("further methods are timed on one call in many: see timed_one_in in the summaries");
        }
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
