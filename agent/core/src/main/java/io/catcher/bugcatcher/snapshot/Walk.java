package io.catcher.bugcatcher.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * One walk through an argument: where it is, what it has seen on the way down, and how much it may still copy. Not
 * thread-safe; made for each argument.
 */
final class Walk {

    static final int DEEPEST = 3;
    static final int FIELDS = 20;
    static final int ITEMS = 20;
    static final int TEXT = 255;
    private static final int NODES = 400;

    private final @Nullable Object[] above = new Object[DEEPEST];
    private int depth;
    private int nodes = NODES;

    /** Goes into a composite value; a text to show in its place if that is not allowed. */
    @Nullable
    String enter(Object value) {
        for (int i = 0; i < depth; i++) {
            if (above[i] == value) {
                return "(cycle: " + nameOf(value.getClass()) + ")";
            }
        }
        if (depth == DEEPEST || nodes == 0) {
            return nameOf(value.getClass());
        }
        above[depth++] = value;
        return null;
    }

    void leave(Object value) {
        above[--depth] = null;
    }

    /** Whether one more part may be copied. */
    boolean spend() {
        return nodes > 0 && nodes-- > 0;
    }

    /** The beginning of a long text and how long it is: a 100 MB String is neither copied nor kept alive. */
    static String shortened(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "… (" + text.length() + " characters)";
    }

    /** The class without the numbers that the JVM gives to lambdas and hidden classes. */
    static String nameOf(Class<?> type) {
        String name = type.getTypeName();
        int hidden = name.indexOf('/');
        return hidden < 0 ? name : name.substring(0, hidden);
    }
}
