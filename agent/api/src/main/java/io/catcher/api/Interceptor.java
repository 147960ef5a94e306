package io.catcher.api;

/**
 * Code of your own around watched methods. Its class is public or not, has a public constructor without parameters, and lies
 * in a jar that the configuration names ({@code interceptors:}), with priority and rules.
 *
 * <p>One instance serves all threads at once. It runs on the application's threads, inside each call: what it does is what
 * the application waits for. What it throws never reaches the application; after ten failures it is switched off. Watched
 * methods that it calls are not watched.
 */
public interface Interceptor {

    /** Before the method's body. */
    default void onEnter(Call call) throws Exception {}

    /**
     * After the body, also when it throws. Not called where {@link #onEnter} failed, and not for a
     * {@link VirtualMachineError}.
     */
    default void onExit(Call call) throws Exception {}
}
