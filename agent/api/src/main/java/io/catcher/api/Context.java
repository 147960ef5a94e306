package io.catcher.api;

import org.jspecify.annotations.Nullable;

/**
 * What events say of the request that the calling thread is in: it holds until that request ends. Said outside of one, as in
 * a filter in front of the watched code, it holds for the thread's next request. Thread-safe; without the agent nothing.
 */
public final class Context {

    static final Context OF_THIS_THREAD = new Context();

    private Context() {}

    /**
     * The id of the workflow: {@code workflow_id} of every event. It goes with the request to other threads.
     *
     * @param id null takes it back
     */
    public Context workflow(@Nullable String id) {
        return say(Hook.WORKFLOW, "workflow_id", id);
    }

    /**
     * The id of the workflow's step: {@code step_id} of every event.
     *
     * @param id null takes it back
     */
    public Context step(@Nullable String id) {
        return say(Hook.STEP_ID, "step_id", id);
    }

    /**
     * Anything else, in {@code context} of every exception. At most 20 keys; values are cut after 255 characters, and
     * redacted as arguments are.
     *
     * @param value null takes it back
     */
    public Context put(String key, @Nullable String value) {
        return say(Hook.VALUE, key, value);
    }

    private Context say(long what, String key, @Nullable String value) {
        Hook.call(Hook.CONTEXT, what, key, value);
        return this;
    }
}
