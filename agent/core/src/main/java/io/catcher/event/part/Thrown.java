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
}
