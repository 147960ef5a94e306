package io.catcher.chain;

import io.catcher.event.Watched;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One woven method: class name and descriptor, shared by all loaders that define such a class (a site for each of
 * 50,000 throw-away loaders would be a leak of its own). Thread-safe. Where a reload changes its chain, another one takes its
 * place under the same id, and calls that were running are left by the chain that they were entered by.
 */
public final class Site {

    private static final long TIMED = Long.MIN_VALUE;

    private final Watched method;
    private final Chain chain;
    private final boolean failuresOnly;
    private final int catchingUnseen;
    private final long stamp;
    private final @Nullable Site before;

    private final AtomicLong failures;

    // Plain on purpose, as it is read on each call: a thread that sees it late times a few calls more.
    private int oneIn;

    /**
     * @param chain the interceptors around it
     * @param generation tells the sites that had this id apart
     * @param before the one that this takes the place of, while calls of it may still run
     */
    Site(Watched method, Chain chain, int generation, @Nullable Site before) {
        this(method, chain, generation, before, before);
    }

    private Site(Watched method, Chain chain, int generation, @Nullable Site before, @Nullable Site counted) {
        this.method = method;
        this.chain = chain;
        this.stamp = (long) generation << Integer.SIZE | method.site();
        this.before = before;
        this.oneIn = counted == null ? 1 : counted.oneIn;
        this.failures = counted == null ? new AtomicLong() : counted.failures;
        this.catchingUnseen = chain.catchingUnseen();
        this.failuresOnly = chain.seesFailuresOnly();
    }

    /** The method as events name it. */
    public Watched method() {
        return method;
    }

    /** Whether its method is woven without an entry. */
    boolean seesFailuresOnly() {
        return failuresOnly;
    }

    /** The places of the links that take failures of calls which they did not see begin, a bit each. */
    int catchingUnseen() {
        return catchingUnseen;
    }

    /** N where one call in N is timed, and the others are watched for failures only. */
    int oneIn() {
        return oneIn;
    }

    /** @return false where a link of the chain cares for every call */
    boolean timeOneIn(int calls) {
        boolean possible = calls == 1 || chain.maySkip();
        if (possible) {
            oneIn = calls;
        }
        return possible;
    }

    /** One more call that a Throwable ended. */
    void failed() {
        failures.incrementAndGet();
    }

    long failures() {
        return failures.get();
    }

    /** Its id and its generation in one number, as calls keep it; never 0. */
    long stamp() {
        return stamp;
    }

    /** The same for those of which a plain step asks nothing, 0 for all others; {@link #isTimed} tells whether it is timed. */
    long plainStamp() {
        return oneIn == 1 && chain.isPlain() ? stamp | (chain.isTimed() ? TIMED : 0) : 0;
    }

    static boolean isTimed(long plainStamp) {
        // By its upper half: beside a comparison of the whole with 0 the compiler would make a number of both.
        return (int) (plainStamp >> Integer.SIZE) < 0;
    }

    static int id(long stamp) {
        return (int) stamp;
    }

    static int generation(long stamp) {
        return (int) ((stamp & ~TIMED) >>> Integer.SIZE);
    }

    int generation() {
        return generation(stamp);
    }

    /** The one by which a call of that generation was entered; null when it is not to be told of any more. */
    @Nullable
    Site ofGeneration(int wanted) {
        Site site = this;
        while (site != null && site.generation() != wanted) {
            site = site.before;
        }
        return site;
    }

    /** Whether this is what a method with these names and this chain needs. */
    boolean is(Watched names, Chain wanted) {
        return method.equals(names) && chain == wanted;
    }

    /** The same for calls that begin from now on; those that run now are forgotten. */
    Site anew(int asGeneration) {
        return new Site(method, chain, asGeneration, null, this);
    }

    int id() {
        return method.site();
    }

    /** The interceptors around it. */
    Chain chain() {
        return chain;
    }
}
