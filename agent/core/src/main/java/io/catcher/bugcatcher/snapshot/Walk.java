package io.catcher.bugcatcher.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk through what a frame was called with: where it is, what it has seen, and how much it may still copy. Not
 * thread-safe; made for each frame.
 */
public final class Walk {

    static final int DEEPEST = 3;
    static final int FIELDS = 20;
    static final int ITEMS = 20;
    /** Twice what is shown: the redactor must see a secret whole that ends behind the 255 characters which it leaves. */
    static final int TEXT = 511;

    /** Holders of one value on the way to a part. References may hold each other without an end. */
    private static final int HOLDERS = 8;

    /** Parts copied of a frame's arguments together. */
    private static final int NODES = 400;

    private static final long LONGEST_NANOS = 5_000_000;

    /**
     * Parts between two looks at the clock. The first are always copied: the first failure of a JVM loads our classes,
     * which takes longer than the limit, and is the one that matters most.
     */
    private static final int STRIDE = 64;

    private static final String SPENT = "(not read: too much)";

    private final Object[] labels = new Object[DEEPEST + 1];
    private final @Nullable Object[] above = new Object[DEEPEST];
    private final List<Object> seen = new ArrayList<>();
    private final List<Sight> sights = new ArrayList<>();
    private final long deadline;
    private final int[] cutsBefore = new int[DEEPEST];
    private final @Nullable Object[] holders = new Object[HOLDERS];
    private int held;
    private int cuts;
    private int depth;
    private int nodes = NODES;

    /** Where a value was copied, how far down, and whether all of it: else it has more to show when met higher up. */
    private record Sight(String place, int depth, boolean whole) {

        boolean isEnoughAt(int another) {
            return whole || depth <= another;
        }
    }

    public Walk() {
        this(System.nanoTime() + LONGEST_NANOS);
    }

    /** @param deadline {@code System.nanoTime()} after which nothing more is copied */
    Walk(long deadline) {
        this.deadline = deadline;
    }

    /** Names the part that is read next: a parameter, a field, a key, or an index. */
    public void at(Object label) {
        labels[depth] = label;
    }

    /** Goes into a composite value; a text to show in its place if that is not allowed. */
    @Nullable
    String enter(Object value) {
        for (int i = 0; i < depth; i++) {
            if (above[i] == value) {
                return "(cycle: " + nameOf(value.getClass()) + ")";
            }
        }
        // By identity and linear: a map would ask the application's hashCode, and there are never more than 400.
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i) == value && sights.get(i).isEnoughAt(depth)) {
                return "(same as " + sights.get(i).place() + ")";
            }
        }
        if (depth == DEEPEST) {
            cuts++;
            return nameOf(value.getClass());
        }
        if (nodes == 0) {
            return SPENT;
        }
        cutsBefore[depth] = cuts;
        above[depth++] = value;
        return null;
    }

    /** @param full whether there was anything in it, so that a second sight of it is worth pointing back */
    void leave(Object value, boolean full) {
        above[--depth] = null;
        if (full) {
            seen.add(value);
            sights.add(new Sight(place(), depth, cuts == cutsBefore[depth]));
        }
    }

    /** Goes through what holds one value, as an Optional does; a text to show in its place if that is not allowed. */
    @Nullable
    String through(Object holder) {
        for (int i = 0; i < held; i++) {
            if (holders[i] == holder) {
                return "(cycle: " + nameOf(holder.getClass()) + ")";
            }
        }
        if (held == HOLDERS) {
            cuts++;
            return nameOf(holder.getClass());
        }
        holders[held++] = holder;
        return null;
    }

    void back() {
        holders[--held] = null;
    }

    /** After a walk that broke off: from its beginning, for the next part. */
    void restart() {
        depth = 0;
        held = 0;
    }

    private String place() {
        StringBuilder place = new StringBuilder(String.valueOf(labels[0]));
        for (int i = 1; i <= depth; i++) {
            Object label = labels[i];
            place.append(label instanceof Integer ? "[" + label + "]" : "." + label);
        }
        return shortened(place.toString());
    }

    /** Whether one more part may be copied. */
    boolean spend() {
        int copied = NODES - nodes;
        if (copied > 0 && copied % STRIDE == 0 && System.nanoTime() - deadline > 0) {
            nodes = 0;
        }
        return nodes > 0 && nodes-- > 0;
    }

    /** The beginning of a long text and how long it is: a 100 MB String is neither copied nor kept alive. */
    static String shortened(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + more(text.length());
    }

    /** What stands behind a text that was cut. */
    static String more(int length) {
        return "… (" + length + " characters)";
    }

    /** The class without the numbers that the JVM gives to lambdas and hidden classes. */
    public static String nameOf(Class<?> type) {
        String name = type.getTypeName();
        int hidden = name.indexOf('/');
        return hidden < 0 ? name : name.substring(0, hidden);
    }
}
