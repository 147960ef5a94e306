package io.catcher.chain;

import io.catcher.event.Watched;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sites of what the application itself gave a name: steps, and work that it wrapped. Thread-safe. */
public final class NamedSites {

    private static final int MOST = 1_000;
    private static final int LONGEST = 100;
    private static final String OTHER = "other";

    private static final String STEP = "Catcher.step";
    private static final String WORK = "Catcher.wrap";

    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Sites sites;
    private final List<Interceptor> chain;
    private final Runnable onFirst;

    /**
     * @param chain around each of them
     * @param onFirst run when the first is about to be made
     */
    public NamedSites(Sites sites, List<Interceptor> chain, Runnable onFirst) {
        this.sites = sites;
        this.chain = List.copyOf(chain);
        this.onFirst = onFirst;
    }

    int step(String name) {
        return id(STEP, name);
    }

    /** @param name null = that of the class that wraps it, as far as the work's own class tells */
    int work(@Nullable String name, Class<?> work) {
        return id(WORK, name == null ? simpleName(work) + ".wrap" : name);
    }

    private static String simpleName(Class<?> work) {
        String name = work.getName();
        int lambda = name.indexOf("$$Lambda");
        String owner = lambda < 0 ? name : name.substring(0, lambda);
        return owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
    }

    private int id(String rule, String name) {
        String key = rule + ' ' + name;
        Integer known = ids.get(key);
        return known == null ? add(rule, name, key) : known;
    }

    private int add(String rule, String name, String key) {
        if (ids.size() >= MOST && !name.equals(OTHER)) {
            return id(rule, OTHER);
        }
        onFirst.run();
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        int id = sites.of(key, at -> new Watched(at, "", shown, shown, rule, List.of(), List.of()), chain)
                .id();
        ids.put(key, id);
        return id;
    }
}
