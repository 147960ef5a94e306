package io.catcher.event.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Throwable as text; causes are flattened, outermost first. */
public record Thrown(
        String type, @Nullable String message, List<String> frames, List<Thrown> causes, List<Thrown> suppressed) {

    /** Only what names it. */
    public static Thrown brief(String type, @Nullable String message) {
        return new Thrown(type, message, List.of(), List.of(), List.of());
    }

    /** Whether it, or what caused it, was made with a stack. */
    public boolean hasFrames() {
        return !frames.isEmpty() || causes.stream().anyMatch(Thrown::hasFrames);
    }

    /** The same as if it had been made at that place, and nothing were known of the places before. */
    public Thrown at(String place) {
        return new Thrown(type, message, List.of(place), causes, suppressed);
    }
}
