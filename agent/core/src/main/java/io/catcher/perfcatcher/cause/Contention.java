package io.catcher.perfcatcher.cause;

import io.catcher.event.part.ProcessorUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether threads were slow because there was no processor for them, and who had it. */
final class Contention {

    /** Of the time that is lost: less explains nothing. */
    private static final double WORTH_TELLING = 0.2;

    /** Threads, or a share of the time: less is everyday's. */
    private static final double LEAST = 0.05;

    /** The time in which a method became slower is known less exactly than when the machine became busy. */
    private static final double MOST = 0.7;

    /** Who only waits for an answer is woken up late each time, and waits longer than who computes. */
    private static final double UNEVEN = 4;

    /** Of a processor. */
    private static final double MORE = 0.2;

    private Contention() {}

    /** @param lost seconds a second, all threads together */
    static boolean explains(ProcessorUse use, double lost) {
        double waited = more(use.waited(), use.waitedBefore());
        return (waited >= LEAST && waited >= WORTH_TELLING * lost)
                || more(use.throttled(), use.throttledBefore()) >= LEAST;
    }

    /**
     * The same of threads that were seen to wait for something else: a backend's answer was a busy machine's doing beside a
     * tenth of a thread that had to wait more. But whoever holds their lock may be the one that gets no processor.
     */
    static boolean explainsWaiting(ProcessorUse use, double lost) {
        return explains(use, lost)
                && (more(use.waited(), use.waitedBefore()) >= MOST * lost
                        || more(use.throttled(), use.throttledBefore()) >= LEAST);
    }

    /**
     * Whether other processes are behind most of it: what this JVM computes more itself, one of its methods does. And what its
     * threads wait for a processor makes all of their work slower by as much: a method that was forty times as slow was told of
     * nobody, since somebody compiled meanwhile.
     *
     * @param times as long as usual its calls take
     */
    static boolean isOfOthers(ProcessorUse use, double lost, double times) {
        if (times > UNEVEN * stretch(use.waited(), use.own()) / stretch(use.waitedBefore(), use.ownBefore())) {
            return false;
        }
        double waited = more(use.waited(), use.waitedBefore());
        double others = more(use.others(), use.othersBefore());
        return waited >= LEAST && waited >= MOST * lost && others >= MORE && others >= more(use.own(), use.ownBefore());
    }

    /** How many times as long something takes for which threads must wait so much, and compute so much. */
    private static double stretch(@Nullable Double waited, @Nullable Double own) {
        return waited == null || own == null ? 1 : 1 + waited / Math.max(LEAST, own);
    }

    static String inWords(ProcessorUse use) {
        List<String> parts = new ArrayList<>(2);
        if (use.throttled() != null && more(use.throttled(), use.throttledBefore()) >= LEAST) {
            parts.add("the limit of its container held this JVM back for "
                    + Math.min(100, Math.round(100 * use.throttled())) + " % of the time");
        }
        if (use.waited() != null && more(use.waited(), use.waitedBefore()) >= LEAST) {
            parts.add(threads(use.waited(), use.waitedBefore()) + by(use));
        }
        return String.join("; ", parts);
    }

    private static String threads(double waited, @Nullable Double before) {
        return "the machine was busy: on average " + number(waited) + " threads of this JVM waited for a processor"
                + before(before);
    }

    private static String by(ProcessorUse use) {
        double others = more(use.others(), use.othersBefore());
        double own = more(use.own(), use.ownBefore());
        if (use.others() != null && others >= MORE && others >= own) {
            return ", other processes had " + number(use.others()) + of(use) + before(use.othersBefore());
        }
        return use.own() == null || own < MORE
                ? ""
                : ", this JVM itself had " + number(use.own()) + of(use) + before(use.ownBefore());
    }

    /** A container sees the whole machine's work, and only its own processors. */
    private static String of(ProcessorUse use) {
        double all = (use.others() == null ? 0 : use.others()) + (use.own() == null ? 0 : use.own());
        if (all > use.count() + MORE) {
            return " processors";
        }
        return use.count() == 1 ? " of the only processor" : " of " + use.count() + " processors";
    }

    private static String before(@Nullable Double before) {
        return before == null ? "" : " (" + number(before) + " before)";
    }

    private static String number(double processors) {
        return String.format(Locale.ROOT, "%.1f", processors);
    }

    private static double more(@Nullable Double now, @Nullable Double before) {
        return now == null ? 0 : now - (before == null ? 0 : before);
    }
}
