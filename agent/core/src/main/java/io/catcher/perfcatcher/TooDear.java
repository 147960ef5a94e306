package io.catcher.perfcatcher;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which methods are so short, and called so often, that all of them together cost too much of a processor though hardly any
 * of their calls is timed. A rule that matches a whole program has hundreds of them, none of which is dear alone: H2's server
 * did 18,800 instead of 63,000 requests a second under one.
 */
final class TooDear {

    private static final double SECOND_NANOS = 1e9;

    private TooDear() {}

    /** The dearest first, until the others take half of what they may: those that are left become faster, and are called more. */
    static void mark(@Nullable Usage[] usages) {
        List<Usage> dearest = Arrays.stream(usages)
                .filter(Objects::nonNull)
                .filter(usage -> usage.timed > 0 && usage.isShort())
                .sorted(Comparator.comparingDouble(Usage::passing).reversed())
                .toList();
        double left = dearest.stream().mapToDouble(Usage::passing).sum();
        double most = 1;
        for (Usage usage : dearest) {
            usage.isTooDear = left > most * usage.allowed * SECOND_NANOS;
            if (usage.isTooDear) {
                most = 0.5;
                left -= usage.passing();
            }
        }
    }
}
