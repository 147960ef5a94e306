package io.catcher.chain;

import io.catcher.bugcatcher.ThreadRequests;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The interceptors around a method. What one of them throws neither reaches the application nor keeps the others from their
 * turn. Immutable, but for links that are switched off.
 *
 * <p>The first two have lines of their own: nearly always they are the catchers, and the compiler, which keeps a profile for
 * each line, then knows both classes and inlines them, whatever interceptors of the user's own come behind. One handler
 * stands around all of them: with one in each turn of a loop every value is kept on the stack from turn to turn.
 */
final class Chain {

    private final List<Link> links;
    private final int all;

    // Plain on purpose, as they are read on each call: a thread that sees late that one is off lets it fail once more.
    private Interceptor first;
    private Interceptor second;
    private Interceptor[] others;
    private @Nullable BugInterceptor plain;
    private boolean timed;

    /** @param links outermost first */
    Chain(List<Link> links) {
        this.links = List.copyOf(links);
        this.all = links.size() < Integer.SIZE ? (1 << links.size()) - 1 : -1;
        this.first = interceptor(0);
        this.second = interceptor(1);
        this.others = others();
        ask();
    }

    /** To be called when one of its links was switched off. */
    void refresh() {
        first = interceptor(0);
        second = interceptor(1);
        others = others();
        ask();
    }

    private void ask() {
        timed = second instanceof PerfInterceptor;
        boolean alone = links.size() == (timed ? 2 : 1);
        plain = alone && first instanceof BugInterceptor bugcatcher && bugcatcher.isPlain() ? bugcatcher : null;
    }

    /** Whether it is the catchers alone, and no rule wants anything special of them. */
    boolean isPlain() {
        return plain != null;
    }

    /** Whether both of them are there. */
    boolean isTimed() {
        return timed;
    }

    /** A request begins with a call of this: all of {@link #enter} where the thread is calm. */
    void opens(Call call, ThreadRequests thread) {
        BugInterceptor by = plain;
        try {
            if (by != null) {
                by.opens(call, thread);
            }
        } catch (Throwable failure) {
            failed(0, failure);
        }
    }

    /** The inner one of them has thrown this. */
    void timingFailed(Throwable failure) {
        failed(1, failure);
    }

    private Interceptor interceptor(int place) {
        return place < links.size() ? links.get(place).interceptor() : Interceptor.NONE;
    }

    private Interceptor[] others() {
        return links.stream().skip(2).map(Link::interceptor).toArray(Interceptor[]::new);
    }

    boolean seesFailuresOnly() {
        return links.stream().allMatch(Link::seesFailuresOnly);
    }

    boolean maySkip() {
        return links.stream().allMatch(Link::maySkip);
    }

    /** The places of the links that take failures of calls which they did not see begin, a bit each. */
    int catchingUnseen() {
        return IntStream.range(0, links.size())
                .filter(place -> links.get(place).catchesUnseen())
                .map(place -> 1 << place)
                .sum();
    }

    void enter(Call call, ThreadRequests thread) {
        int place = 0;
        try {
            first.enter(call, thread);
            place = 1;
            second.enter(call, thread);
            for (Interceptor other : others) {
                place++;
                other.enter(call, thread);
            }
            call.entered(all);
        } catch (Throwable failure) {
            failed(place, failure);
            enterBehind(call, thread, place);
        }
    }

    private void enterBehind(Call call, ThreadRequests thread, int failed) {
        int entered = (1 << failed) - 1;
        for (int place = failed + 1; place < links.size(); place++) {
            try {
                links.get(place).interceptor().enter(call, thread);
                entered |= 1 << place;
            } catch (Throwable failure) {
                failed(place, failure);
            }
        }
        call.entered(entered);
    }

    private void failed(int place, Throwable failure) {
        // A stack may overflow where there is no interceptor, too.
        if (place < links.size()) {
            links.get(place).failed(failure);
        }
    }

    /** Innermost first. */
    boolean exit(Call call, @Nullable Throwable thrown) {
        if (!call.hasEntered(all)) {
            return exit(call, thrown, links.size() - 1);
        }
        boolean detail = false;
        int place = 1;
        try {
            Interceptor[] inner = others;
            for (place += inner.length; place > 1; place--) {
                detail |= inner[place - 2].exit(call, thrown);
            }
            detail |= second.exit(call, thrown);
            place = 0;
            return first.exit(call, thrown) || detail;
        } catch (Throwable failure) {
            failed(place, failure);
            return exit(call, thrown, place - 1) || detail;
        }
    }

    private boolean exit(Call call, @Nullable Throwable thrown, int innermost) {
        boolean detail = false;
        for (int place = innermost; place >= 0; place--) {
            if (call.hasEntered(1 << place)) {
                try {
                    detail |= links.get(place).interceptor().exit(call, thrown);
                } catch (Throwable failure) {
                    failed(place, failure);
                }
            }
        }
        return detail;
    }

    void detail(
            Call call,
            @Nullable Throwable thrown,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result) {
        for (int place = links.size() - 1; place >= 0; place--) {
            if (call.hasEntered(1 << place)) {
                try {
                    links.get(place).interceptor().detail(call, thrown, self, arguments, result);
                } catch (Throwable failure) {
                    failed(place, failure);
                }
            }
        }
    }
}
