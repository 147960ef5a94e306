package io.catcher.bugcatcher.story;

import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.request.RequestSnapshot;
import io.catcher.bugcatcher.thrown.Throwables;
import io.catcher.event.Ids;
import io.catcher.event.Watched;
import io.catcher.event.part.HeapUse;
import io.catcher.event.part.PathStep;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One failure on its way through the woven frames of a thread. Told exactly once: by its own thread when its end is
 * known, or by ours after a second, since a frame may run for days. Thread-safe through its own lock, which only a
 * failing call ever takes.
 */
public final class Story {

    /** Paths of deep recursions are cut here. */
    private static final int LONGEST_PATH = 32;

    /** What became of the failure. */
    public enum Outcome {
        LEFT,
        SWALLOWED,
        UNCAUGHT,
        UNKNOWN
    }

    /** How it was met first. */
    public enum Way {
        /** It left a woven method. */
        THROWN,
        /** A woven method was handed it, and nobody has seen it leave one. */
        ARGUMENT,
        /** An interceptor of the user's own threw it. */
        INTERCEPTOR
    }

    /** All that is known when a woven method throws. */
    public record Origin(
            Watched method,
            Instant at,
            long nanos,
            String thread,
            long durationNanos,
            Supplier<Ids> ids,
            @Nullable RequestSnapshot request,
            @Nullable Map<String, Object> context,
            @Nullable HeapUse memory) {

        /** The same, with the heap as it was. */
        public Origin with(HeapUse heap) {
            return new Origin(method, at, nanos, thread, durationNanos, ids, request, context, heap);
        }
    }

    private final Origin origin;
    private final Tally tally;
    private final WeakReference<Throwable> identity;
    private final List<PathStep> path = new ArrayList<>(4);
    private final Way way;

    // These two are written under the lock, and read without it by each call that returns while a story is on its way.
    private volatile @Nullable Throwable thrown;
    private volatile int outermostDepth;

    private boolean passedOver;

    /** An older failure that this thread may still throw on, such as the one that a {@code finally} block runs for. */
    @Nullable
    public Story under;

    /**
     * @param tally the kind of failure that it is told as
     */
    public Story(Throwable thrown, Origin origin, int depth, Tally tally, Way way) {
        this.way = way;
        this.thrown = thrown;
        this.identity = new WeakReference<>(thrown);
        this.origin = origin;
        this.outermostDepth = depth;
        this.tally = tally;
    }

    Origin origin() {
        return origin;
    }

    Tally tally() {
        return tally;
    }

    /** Whether it came in, and has not left any woven frame. */
    public boolean cameIn() {
        return way != Way.THROWN;
    }

    /** Whether it is about this very instance. */
    public boolean isAbout(Throwable other) {
        return identity.refersTo(other);
    }

    /** Whether it is this method that it left first. */
    public boolean beganIn(int site) {
        return origin.method().site() == site;
    }

    /** What was thrown first, while it is there. */
    @Nullable
    public Throwable first() {
        return identity.get();
    }

    /** Whether the other one tells of this failure beside its own: wraps it, or was thrown while it was suppressed. */
    public boolean isPartOf(Throwable other) {
        Throwable own = identity.get();
        return own != null && own != other && Throwables.leadsTo(other, own);
    }

    /**
     * Whether a Throwable that leaves the frame at this depth is the same failure: the same instance, one that wraps
     * it, or one that it wrapped. HotSpot's shared instances without a stack are a new failure each time, unless they are on their way out.
     */
    public synchronized boolean goesOnAs(Throwable other, int depth) {
        Throwable own = identity.get();
        return own != null
                && (depth < outermostDepth || Throwables.hasFrames(other))
                && (Throwables.leadsTo(other, own) || Throwables.leadsTo(own, other));
    }

    /** The failure left another woven frame; a wrapping Throwable takes the place of what it wraps. */
    public synchronized void left(int depth, Throwable now) {
        outermostDepth = depth;
        if (thrown != null) {
            thrown = now;
        }
    }

    /** Whether its path has room for one more frame: of a deep recursion the arguments of the innermost will do. */
    public synchronized boolean takesFrames() {
        return path.size() < LONGEST_PATH;
    }

    public synchronized void frame(PathStep step) {
        if (takesFrames()) {
            path.add(step);
        }
    }

    /** Woven calls around the outermost frame that it has left so far. */
    public int outermostDepth() {
        return outermostDepth;
    }

    /** The thread does other woven work while this is on its way: caught, or about to be thrown on. */
    public synchronized void threadWentOn() {
        passedOver = true;
    }

    synchronized boolean threadHasGoneOn() {
        return passedOver;
    }

    public boolean isTold() {
        return thrown == null;
    }

    /** Takes what there is to tell, once; null for every later caller. Afterwards nothing of the application is held. */
    public synchronized @Nullable Telling take() {
        Throwable mine = thrown;
        if (mine == null) {
            return null;
        }
        thrown = null;
        return new Telling(mine, List.copyOf(path), way);
    }

    /** What one event is made of. */
    public record Telling(Throwable thrown, List<PathStep> path, Way way) {

        boolean cameIn() {
            return way != Way.THROWN;
        }
    }
}
