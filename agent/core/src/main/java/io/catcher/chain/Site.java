package io.catcher.chain;

import io.catcher.event.Watched;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One woven method: class name and descriptor, shared by all loaders that define such a class (a site for each of
 * 50,000 throw-away loaders would be a leak of its own). Thread-safe.
 */
public final class Site {

    private final Watched method;
    private final Link[] links;
    private final boolean failuresOnly;
    private final int catchingUnseen;

    private final AtomicLong failures = new AtomicLong();

    // Plain on purpose, as it is read on each call: a thread that sees it late times a few calls more.
    private int oneIn = 1;

    /** @param links outermost first */
    Site(Watched method, Link[] links) {
        this.method = method;
        this.links = links;
        this.catchingUnseen = IntStream.range(0, links.length)
                .filter(place -> links[place].catchesUnseen())
                .map(place -> 1 << place)
                .sum();
        this.failuresOnly = Arrays.stream(links).allMatch(Link::seesFailuresOnly);
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
        boolean possible = calls == 1 || Arrays.stream(links).allMatch(Link::maySkip);
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

    int id() {
        return method.site();
    }

    void enter(Call call) {
        Link[] chain = links;
        for (int i = 0; i < chain.length; i++) {
            chain[i].enter(call, i);
        }
    }

    boolean exit(Call call, @Nullable Throwable thrown) {
        Link[] chain = links;
        boolean detail = false;
        for (int i = chain.length - 1; i >= 0; i--) {
            detail |= chain[i].exit(call, i, thrown);
        }
        return detail;
    }

    void detail(
            Call call,
            @Nullable Throwable thrown,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result) {
        for (int i = links.length - 1; i >= 0; i--) {
            links[i].detail(call, i, thrown, self, arguments, result);
        }
    }
}
