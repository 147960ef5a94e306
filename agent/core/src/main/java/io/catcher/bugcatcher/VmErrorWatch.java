package io.catcher.bugcatcher;

import io.catcher.event.Watched;
import io.catcher.ship.Outbox;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stack overflows and exhausted memory. While one passes nothing is allocated and nothing loaded: a preallocated place
 * keeps its identity and the innermost woven method, and the agent's pulse tells it. When several pass at once the first
 * one is told, which is the one that counts.
 */
public final class VmErrorWatch {

    private final Outbox outbox;
    private final FailureEvents events;
    private @Nullable VirtualMachineError passing;
    private @Nullable Watched innermost;
    private @Nullable Thread thread;
    private volatile @Nullable VirtualMachineError arrived;

    public VmErrorWatch(Outbox outbox, FailureEvents events) {
        this.outbox = outbox;
        this.events = events;
    }

    /** Called at each woven frame that the error leaves; depth 0 is the outermost. */
    public void passing(VirtualMachineError error, Watched method, int depth) {
        if (passing != error && arrived == null) {
            innermost = method;
            thread = Thread.currentThread();
            passing = error;
        }
        if (depth == 0 && passing == error) {
            arrived = error;
        }
    }

    /** A caller of the failing method caught it; called when that caller returns. */
    public void caught() {
        VirtualMachineError error = passing;
        if (error != null && arrived == null) {
            arrived = error;
        }
    }

    /** Tells an error that has arrived; called by the agent's pulse. */
    public void sweep() {
        VirtualMachineError error = arrived;
        Watched method = innermost;
        Thread by = thread;
        if (error != null && method != null) {
            String name = by == null ? "" : by.getName();
            Instant now = Instant.now();
            outbox.offer(() -> events.render(error, method, now, name));
            passing = null;
            innermost = null;
            thread = null;
            arrived = null;
        }
    }
}
