package io.catcher.bugcatcher.contrast;

import io.catcher.event.part.Contrast;
import java.util.List;

/** Says what failing calls have in common. Called on the agent's thread. */
@FunctionalInterface
public interface Contrasts {

    /** Has nothing to say. */
    Contrasts NONE = (site, types) -> List.of();

    /**
     * @param site id of the woven method that failed
     * @param types class names of the Throwable and of its causes; the first that left this method counts
     * @return the most telling first; empty when nothing is sure
     */
    List<Contrast> of(int site, List<String> types);
}
