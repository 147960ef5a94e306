package io.catcher.event.part;

/**
 * What a method's failing calls have in common that its succeeding ones do not.
 *
 * @param toolName the method
 * @param parameter its parameter, or a field of it: {@code order.customer}; {@code this.} before a field of the receiver
 * @param feature what is so there, in words, without any value that could be a secret
 * @param failures the calls with the feature, of {@link #ofFailures} failing calls that were looked at
 * @param successes the calls with the feature, of {@link #ofSuccesses} succeeding calls that were looked at
 * @param text all of it in one line
 */
public record Contrast(
        String toolName,
        String parameter,
        String feature,
        int failures,
        int ofFailures,
        int successes,
        int ofSuccesses,
        String text) {}
