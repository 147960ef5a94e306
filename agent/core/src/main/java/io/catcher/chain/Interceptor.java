package io.catcher.chain;

import io.catcher.bugcatcher.ThreadRequests;
import org.jspecify.annotations.Nullable;

/**
 * Advice around a woven method. Called on the application's threads: must not block, and on a call that succeeds must
 * not allocate, lock or look anything up. What it throws never reaches the application.
 */
public interface Interceptor {

    /** Does nothing. */
    Interceptor NONE = new Interceptor() {

        @Override
        public String name() {
            return "none";
        }

        @Override
        public int priority() {
            return Priority.LAST;
        }

        @Override
        public void enter(Call call, ThreadRequests thread) {}

        @Override
        public boolean exit(Call call, @Nullable Throwable thrown) {
            return false;
        }
    };

    /** As the log names it. */
    String name();

    /** 0 = outermost, 100 = innermost; see {@link Priority}. */
    int priority();

    /**
     * Whether it needs to hear of failures alone: where that holds for a whole chain, {@link #enter} is never called, and
     * {@link #exit} only with what is thrown.
     */
    default boolean seesFailuresOnly() {
        return false;
    }

    /** Whether calls that succeed may be kept from it, of a method that is called too often to look at each. */
    default boolean maySkip() {
        return false;
    }

    /** Whether {@link #exit} may be called for a failure of a call that did not come by {@link #enter}. */
    default boolean catchesUnseen() {
        return false;
    }

    /** Whether it needs the call's own objects at its entry and its exit: {@link Call#frame}. They cost each call. */
    default boolean wantsFrame() {
        return false;
    }

    /** It has failed so often that it is called no more. */
    default void switchedOff(int failures, Throwable last) {}

    /**
     * Before the body.
     *
     * @param thread what BugCatcher keeps for the calling thread: the same as {@link Call#requests}, but without waiting for
     *     the call's own object to be loaded
     */
    void enter(Call call, ThreadRequests thread) throws Exception;

    /**
     * After the body, when the interceptors inside have been left.
     *
     * @param thrown what leaves the method, or null
     * @return true to be called with the frame's own objects, by {@link #detail}
     */
    boolean exit(Call call, @Nullable Throwable thrown) throws Exception;

    /** The frame's own objects; none of them may be held after the return. */
    default void detail(
            Call call,
            @Nullable Throwable thrown,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result) {}
}
