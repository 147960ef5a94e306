package io.catcher.ship.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes push bodies of events. Used by one thread. */
public interface BodyEncoder {

    /** One JSON body for each event, in the same order; null for an event that cannot be encoded. */
    List<byte @Nullable []> encode(List<LokiEvent> events);

    /** Lets go of threads and buffers until the next call. */
    void rest();
}
