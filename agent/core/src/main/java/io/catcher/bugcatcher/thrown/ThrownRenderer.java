package io.catcher.bugcatcher.thrown;

import io.catcher.event.part.Thrown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Throwable as text, within limits: at most 50 causes, 512 frames, 16 suppressed ones, each instance once. */
public final class ThrownRenderer {

    private static final int FRAMES = 512;
    private static final int SUPPRESSED = 16;
    /** With a margin: the redactor cuts at 16,384, and must see a secret whole that ends behind. */
    private static final int MESSAGE = 16_384 + 256;

    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Messages messages = new Messages();

    private ThrownRenderer() {}

    public static Thrown render(Throwable thrown) {
        return new ThrownRenderer().whole(thrown);
    }

    private Thrown whole(Throwable thrown) {
        seen.add(thrown);
        StackTraceElement[] frames = Throwables.frames(thrown);
        return new Thrown(
                thrown.getClass().getName(),
                message(thrown),
                frames(frames, 0),
                causes(thrown, frames),
                suppressed(thrown));
    }

    private List<Thrown> causes(Throwable thrown, StackTraceElement[] around) {
        List<Thrown> causes = new ArrayList<>();
        StackTraceElement[] enclosing = around;
        for (Throwable cause = Throwables.cause(thrown);
                cause != null && causes.size() < Throwables.DEEPEST_CAUSE && seen.add(cause);
                cause = Throwables.cause(cause)) {
            StackTraceElement[] own = Throwables.frames(cause);
            List<String> frames = frames(own, inCommon(own, enclosing));
            causes.add(new Thrown(cause.getClass().getName(), message(cause), frames, List.of(), suppressed(cause)));
            enclosing = own;
        }
        return causes;
    }

    private List<Thrown> suppressed(Throwable thrown) {
        List<Thrown> rendered = new ArrayList<>();
        List<Throwable> list = Throwables.suppressed(thrown);
        // By index: the list belongs to the Throwable, which another thread may still add to.
        for (int i = 0; i < list.size() && rendered.size() < SUPPRESSED; i++) {
            Throwable one = list.get(i);
            if (seen.add(one)) {
                StackTraceElement[] own = Throwables.frames(one);
                int common = inCommon(own, Throwables.frames(thrown));
                rendered.add(new Thrown(
                        one.getClass().getName(), message(one), frames(own, common), causes(one, own), List.of()));
            }
        }
        return rendered;
    }

    private @Nullable String message(Throwable of) {
        String message = messages.of(of);
        return message != null && message.length() > MESSAGE ? message.substring(0, MESSAGE) : message;
    }

    private static List<String> frames(StackTraceElement[] frames, int inCommon) {
        int own = frames.length - inCommon;
        List<String> lines = new ArrayList<>(Math.min(own, FRAMES) + 1);
        for (int i = 0; i < own && i < FRAMES; i++) {
            lines.add(frames[i].toString());
        }
        if (frames.length > lines.size()) {
            lines.add("... " + (frames.length - lines.size()) + " more");
        }
        return lines;
    }

    /** Frames at the end that the enclosing trace has too, as {@code printStackTrace} leaves them out. */
    private static int inCommon(StackTraceElement[] own, StackTraceElement[] enclosing) {
        int same = 0;
        // The first own frame stays: a line that only says "12 more" sends its reader looking.
        while (same < own.length - 1
                && same < enclosing.length
                && own[own.length - 1 - same].equals(enclosing[enclosing.length - 1 - same])) {
            same++;
        }
        return same;
    }
}
