package io.catcher.ship;

/**
 * Whose events these are, as every line and every label says.
 *
 * @param name of the service
 * @param version empty = unknown, and then absent from lines
 * @param env such as {@code dev} or {@code prod}
 * @param instance {@code host:pid:start}, unique to this JVM
 */
public record ServiceId(String name, String version, String env, String instance) {}
