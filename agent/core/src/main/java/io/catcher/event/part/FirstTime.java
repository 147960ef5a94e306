package io.catcher.event.part;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a failure is new.
 *
 * @param jvm the first with its fingerprint in this JVM
 * @param version the first in this version of the service, as far as the memory on disk reaches; null where there is none
 * @param since when the first one in this version was; null where there is no memory
 */
public record FirstTime(
        boolean jvm, @Nullable Boolean version, @Nullable Instant since) {}
