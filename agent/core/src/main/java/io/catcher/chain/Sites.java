package io.catcher.chain;

import io.catcher.event.Watched;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All woven methods of the JVM by id. Reading by id is a plain array access; adding happens while a class is woven, which
 * is before its first call. Thread-safe.
 */
public final class Sites {

    private final Map<Interceptor, Link> walls = new HashMap<>();
    private final Map<List<Link>, Chain> chains = new ConcurrentHashMap<>();
    private final Map<String, Site> byMethod = new HashMap<>();
    private final Consumer<String> log;
    private volatile @Nullable Site[] byId = new Site[64];

    /** {@link Site#plainStamp} of each. Plain: a thread that sees one late asks too much for a while, or too little once. */
    private long[] plain = new long[64];

    private int count;
    private int generations;

    /** @param log takes a line when an interceptor fails */
    public Sites(Consumer<String> log) {
        this.log = log;
    }

    /**
     * The site of a method, made at its first weaving; another one with the same id where names or chain have changed.
     *
     * @param key class name, method name and descriptor
     * @param method gives the names, for the id it is given
     * @param interceptors in any order: they are sorted by priority, equal ones stay as they are
     */
    public synchronized Site of(String key, IntFunction<Watched> method, List<Interceptor> interceptors) {
        Chain chain = chain(interceptors);
        Site known = byMethod.get(key);
        if (known == null) {
            return put(key, new Site(method.apply(count), chain, ++generations, null));
        }
        Watched names = method.apply(known.id());
        return known.is(names, chain) ? known : put(key, new Site(names, chain, ++generations, known));
    }

    private Chain chain(List<Interceptor> interceptors) {
        List<Link> links = interceptors.stream()
                .sorted(Comparator.comparingInt(Interceptor::priority))
                .map(interceptor -> walls.computeIfAbsent(interceptor, i -> new Link(i, log, this::refresh)))
                .toList();
        return chains.computeIfAbsent(links, Chain::new);
    }

    private void refresh() {
        chains.values().forEach(Chain::refresh);
        stampAll();
    }

    private synchronized void stampAll() {
        for (Site site : byId) {
            if (site != null) {
                plain[site.id()] = site.plainStamp();
            }
        }
    }

    private Site put(String key, Site site) {
        @Nullable Site[] sites = byId;
        if (site.id() >= sites.length) {
            sites = Arrays.copyOf(sites, sites.length * 2);
            plain = Arrays.copyOf(plain, sites.length);
        }
        sites[site.id()] = site;
        byId = sites;
        plain[site.id()] = site.plainStamp();
        byMethod.put(key, site);
        count = Math.max(count, site.id() + 1);
        return site;
    }

    /** Forgets the calls that run: what they still say is not answered. */
    public synchronized void forgetCalls() {
        for (Map.Entry<String, Site> known : List.copyOf(byMethod.entrySet())) {
            put(known.getKey(), known.getValue().anew(++generations));
        }
    }

    /** {@link Site#plainStamp} of the one with this id. */
    long plainStamp(int id) {
        long[] all = plain;
        return id >= 0 && id < all.length ? all[id] : 0;
    }

    /** The site with this id, or null if there is none. */
    public @Nullable Site get(int id) {
        @Nullable Site[] sites = byId;
        return id >= 0 && id < sites.length ? sites[id] : null;
    }

    /**
     * From now on one call of a method in this many is timed, the others are watched for failures only.
     *
     * @return false where something in its chain cares for every call
     */
    public synchronized boolean timeOneIn(int id, int calls) {
        Site site = get(id);
        if (site == null || !site.timeOneIn(calls)) {
            return false;
        }
        plain[id] = site.plainStamp();
        return true;
    }

    /** N where one call in N is timed. */
    public int timedOneIn(int id) {
        Site site = get(id);
        return site == null ? 1 : site.oneIn();
    }

    /** Calls that a Throwable ended, since the start of the JVM. */
    public long failures(int id) {
        Site site = get(id);
        return site == null ? 0 : site.failures();
    }

    /** Names of the interceptors that failed too often and are off. */
    public synchronized List<String> switchedOff() {
        return walls.values().stream()
                .filter(Link::isOff)
                .map(Link::name)
                .sorted()
                .toList();
    }

    /** The names of a site, or null. */
    public @Nullable Watched method(int id) {
        Site site = get(id);
        return site == null ? null : site.method();
    }

    /** How many methods are or were woven. */
    public synchronized int size() {
        return count;
    }
}
