package io.catcher.perfcatcher.report;

import io.catcher.event.part.Caller;
import io.catcher.event.part.Why;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Methods of which it is not beyond doubt yet that they have become slower. */
public interface Suspects {

    /** One that is found to be slow, and why. */
    record Suspect(Sighting sighting, Supplier<@Nullable Why> why) {}

    /** All methods have a lower number. */
    int sites();

    /** Nanoseconds that the method's calls have taken since then beyond what is usual; 0 when that is not known. */
    double lostSince(int site, long nanos);

    /** Whether there may soon be more to say of why a method is slow. */
    boolean isLookedAt(int site);

    /** One that calls a method which became slower then, without proof; null where it is hardly slower, or nothing is known. */
    @Nullable
    Caller caller(int site, long sinceNanos);

    /**
     * Whether a method is likely to be slow: enough where one that calls it surely is, and loses no more by it. From then on
     * it counts as told.
     *
     * @return null when it is not
     */
    @Nullable
    Suspect accuse(int site, Now now);
}
