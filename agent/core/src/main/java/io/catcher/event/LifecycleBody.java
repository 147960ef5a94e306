package io.catcher.event;

import java.util.Map;

/**
 * Something that the agent itself did or noticed.
 *
 * @param what start, reload, uninstrumented, crash, killed, stall, interceptor_off or stop
 * @param details Strings, Numbers, Booleans, Lists and Maps of those
 */
public record LifecycleBody(String what, Map<String, Object> details) implements Body {}
