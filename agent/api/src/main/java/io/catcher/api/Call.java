package io.catcher.api;

import org.jspecify.annotations.Nullable;

/**
 * One call of a watched method, as one interceptor sees it: the same object at entry and exit. For the calling thread only,
 * and only until {@link Interceptor#onExit} returns.
 *
 * <p>Arguments, target and result are the application's own objects: whoever keeps one keeps it alive, and whoever changes
 * one changes the application.
 */
public interface Call {

    /** Binary name of the class that declares the method, {@code com.acme.Orders$Line}. */
    String className();

    /** As in source. */
    String methodName();

    /** Result, class, name and parameter types, {@code void com.acme.Orders.place(com.acme.Order)}. */
    String signature();

    /** Name of the rule by which the method is watched. */
    String rule();

    /** What the method is called on; null for a static one. */
    @Nullable
    Object target();

    /** As they were at the entry: a new array each time. */
    @Nullable
    Object[] arguments();

    /** What the method returns; null before the exit, where it throws, and for {@code void}. */
    @Nullable
    Object result();

    /** What leaves the method; null before the exit, and where it returns. */
    @Nullable
    Throwable thrown();

    /** Nanoseconds since the entry. */
    long nanos();

    /** What this interceptor put here for this call; null at first. */
    @Nullable
    Object state();

    /** Keeps something from the entry to the exit. */
    void state(@Nullable Object value);
}
