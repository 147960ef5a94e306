package io.catcher.bench.cost;

import io.catcher.bench.contender.Ours;
import java.io.PrintStream;
import java.util.Locale;

/** What a call, a start and the jar may cost, and whether that holds in this run. */
final class Targets {

    /** What two forks of the same code differ by on a quiet machine. */
    private static final double NOISE_NANOS = 1;

    private static final double NOISE_BYTES = 0.5;

    /** A throw takes hundreds of nanoseconds, and so much more or less by itself. */
    private static final double NOISE_OF_THROWING = 0.1;

    private final PrintStream out;

    Targets(PrintStream out) {
        this.out = out;
        out.printf(Locale.ROOT, "%n%-62s %9s %9s  %s%n", "target", "at most", "measured", "holds");
    }

    void calls(CallTable leaf, CallTable nested) {
        line("catching alone, call succeeds: ns more", NOISE_NANOS, leaf.more(Ours.CATCHING));
        line("catching alone, call succeeds: B", NOISE_BYTES, leaf.bytesMore(Ours.CATCHING));
        line("BugCatcher with requests, nested call: ns more", 6, nested.more(Ours.BUGCATCHER));
        line("BugCatcher with requests, nested call: B", NOISE_BYTES, nested.bytesMore(Ours.BUGCATCHER));
        line("both, every call timed, nested: of the floor", 1.15, nested.ratio(Ours.BOTH, nested));
        line("both, every call timed, nested: B", NOISE_BYTES, nested.bytesMore(Ours.BOTH));
        line("both, a hot, short method under the budget: of the floor", 0.25, nested.ratio(Ours.BUDGETED, nested));
        line("opening a request, BugCatcher: of the floor", 1.5, leaf.ratio(Ours.BUGCATCHER, leaf));
        line("opening a request, both: of the floor", 1.5, leaf.ratio(Ours.BOTH, leaf));
        line("opening a request, both: B", NOISE_BYTES, leaf.bytesMore(Ours.BOTH));
    }

    /** @param base of one thread: with two the floor's own add is a shared write, and no floor */
    void twoThreads(CallTable nestedByTwo, CallTable base) {
        line("both, two threads on one method, nested: of the floor", 1.15, nestedByTwo.ratio(Ours.BOTH, base));
        line("both, two threads on one method: B", NOISE_BYTES, nestedByTwo.bytesMore(Ours.BOTH));
    }

    void failing(CallTable failing) {
        double without = failing.nanos(Ours.OVER_LIMIT) - failing.more(Ours.OVER_LIMIT);
        line("throw, over the rate limit: ns more", without * NOISE_OF_THROWING, failing.more(Ours.OVER_LIMIT));
        line("throw, captured: ns more", 1500, failing.more(Ours.CAPTURED));
        line("throw, captured: B more", 4096, failing.bytesMore(Ours.CAPTURED));
    }

    void starts(StartTable starts) {
        line("start-up, no class matched: ms more", 100, starts.millisMore(Ours.NONE_WOVEN));
        line("start-up, one class woven: ms more", 250, starts.millisMore(Ours.ONE_WOVEN));
        line("start-up, one class woven, lean: ms more", 120, starts.millisMore(Ours.ONE_WOVEN));
        line("start-up, one class woven: MB more", 45, starts.megabytesMore(Ours.ONE_WOVEN));
    }

    void jar(double megabytes) {
        line("jar: MB", 6, megabytes);
    }

    private void line(String what, double most, double measured) {
        String holds = Double.isNaN(measured) ? "not measured" : measured <= most ? "yes" : "NO";
        String value = Double.isNaN(measured) ? "-" : String.format(Locale.ROOT, "%.2f", measured);
        String limit = Double.isNaN(most) ? "-" : String.format(Locale.ROOT, "%.2f", most);
        out.printf("%-62s %9s %9s  %s%n", what, limit, value, holds);
    }
}
