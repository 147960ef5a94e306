package io.catcher.api;

import org.jspecify.annotations.Nullable;

/**
 * The way to the agent. The agent gives {@link #call} a body of its own when this class is loaded, or when it attaches later:
 * nothing here links to it, and without it the JVM's compiler leaves nothing of a call.
 */
final class Hook {

    // Known to agents of other versions: a code is never given another meaning. An agent that does not know one says
    // null.

    /** First: a step's name. Gives what {@link #END} takes. */
    static final int STEP = -100;

    /** First: a name, or null; second: work that is about to be handed over. Gives what {@link #BEGIN} takes. */
    static final int HAND_OVER = -101;

    /** First: what was given for the work. Gives what {@link #END} takes. */
    static final int BEGIN = -102;

    /** First: what was given at the beginning; second: what was thrown, or null. */
    static final int END = -103;

    /** Number: {@link #WORKFLOW}, {@link #STEP_ID} or {@link #VALUE}; first: a key; second: its value. */
    static final int CONTEXT = -104;

    /** Number: nanoseconds to wait. Gives a Boolean. */
    static final int FLUSH = -105;

    static final long WORKFLOW = 0;
    static final long STEP_ID = 1;
    static final long VALUE = 2;

    private Hook() {}

    /** Null without an agent. Speaks only types of the JDK, since agent and application may have this jar each. */
    static @Nullable Object call(int operation, long number, @Nullable Object first, @Nullable Object second) {
        return null;
    }
}
