package io.catcher.perfcatcher.thread;

import io.catcher.event.Watched;
import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.idle.IdleWaits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread did at one moment.
 *
 * @param threadName how it was called then; null for no name
 * @param waitsFor the lock, and who holds it; null where it waits for none, or that is not known
 * @param stack the innermost frames
 */
public record StackSnapshot(
        @Nullable String threadName, String state, @Nullable String waitsFor, List<StackTraceElement> stack) {

    public static final int MOST_FRAMES = 12;

    /** What a line begins with that stands for frames which are not shown. */
    public static final String LEFT_OUT = "... ";

    /** Of these the outermost: they are the application's own. A driver's dozen frames said nothing of who asked it for what. */
    private static final int OUTERMOST = 4;

    private static final String BRIDGE = "java.lang.CatcherBridge";

    /** Whether it was in that method. */
    public boolean isIn(Watched method) {
        return outermost(method) >= 0;
    }

    /** From the method on; all where it is not in sight. */
    public StackSample sample(Watched method) {
        return new StackSample(1, state, waitsFor, frames(method));
    }

    /**
     * Whether it was idle in that call.
     *
     * @param most frames that were asked for
     */
    public boolean isIdle(IdleWaits waits, int most, Running calls, int depth, long now) {
        List<StackTraceElement> own = stack.subList(behindOurs(), stack.size());
        return waits.isIdle(state, own, stack.size() < most, calls, depth, now);
    }

    /** Where the frame of a method is, the outermost of those; -1 without one. */
    private int outermost(Watched method) {
        int at = stack.size() - 1;
        while (at >= 0 && !isOf(method, stack.get(at))) {
            at--;
        }
        return at;
    }

    private static boolean isOf(Watched method, StackTraceElement frame) {
        return frame.getClassName().equals(method.className())
                && frame.getMethodName().equals(method.methodName());
    }

    private List<String> frames(Watched method) {
        int outermost = outermost(method);
        int until = outermost < 0 ? stack.size() : outermost + 1;
        int from = behindOurs();
        List<StackTraceElement> own = stack.subList(from, Math.max(from, until));
        if (outermost < 0 || own.size() <= MOST_FRAMES) {
            return inWords(own.subList(0, Math.min(own.size(), MOST_FRAMES)));
        }
        int leftOut = own.size() - MOST_FRAMES + 1;
        List<String> frames = new ArrayList<>(inWords(own.subList(0, MOST_FRAMES - OUTERMOST - 1)));
        frames.add(LEFT_OUT + leftOut + " more");
        frames.addAll(inWords(own.subList(own.size() - OUTERMOST, own.size())));
        return frames;
    }

    private static List<String> inWords(List<StackTraceElement> frames) {
        return frames.stream().map(StackSnapshot::inWords).toList();
    }

    /** Our own frames may lie on top of those of the method. */
    private int behindOurs() {
        int at = stack.size() - 1;
        while (at >= 0 && !stack.get(at).getClassName().equals(BRIDGE)) {
            at--;
        }
        return at + 1;
    }

    /** Without module and loader, as a stack trace of the application reads. */
    private static String inWords(StackTraceElement frame) {
        String file = frame.getFileName();
        String place = frame.isNativeMethod()
                ? "Native Method"
                : file == null
                        ? "Unknown Source"
                        : frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
    }
}
